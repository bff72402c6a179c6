import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import { shiftBusinessDays } from '@engine/working-time';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Timetable, Timetables } from '@features/policies/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBePerson } from '../escalations/presence';
import { mustHaveCustomer } from '../guards';
import type { AppointmentPurpose, Channel, Concern } from '../vocabulary';

export class MakeAppointment {
  constructor(
    readonly id: string,
    readonly data: {
      readonly purpose: AppointmentPurpose;
      readonly at: string;
      readonly endsAt?: string;
      readonly channel: Channel;
      readonly meetingTool?: string;
      readonly participants: readonly { readonly name: string; readonly title?: string }[];
      readonly goal: string;
      readonly materials: readonly string[];
      readonly concerns: readonly Concern[];
      /** Left out: the owner of the case, or whoever makes it. */
      readonly ownerId?: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** A contact with its goal and materials agreed on before (E6, E7). Also of a closed case: a visit may come later. */
export function makeAppointment(
  timetables: Pick<Timetables, 'of'>,
  directory: DirectorySnapshot,
): Decide<MakeAppointment, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustHaveCustomer(state);
    const ownerId = data.ownerId ?? existing.owner?.personId ?? meta.actor.id;
    const owner = mustBePerson(ownerId, 'The owner of the appointment', directory);
    const { purpose, channel, meetingTool, participants, goal, materials, concerns } = data;
    return [
      {
        type: 'AppointmentMade',
        data: {
          appointmentId: meta.commandId,
          purpose,
          ...timeOf(data, timetables.of(existing.policy), meta.now),
          channel,
          meetingTool,
          participants: participants.map(({ name, title }) => ({ name, title })),
          goal,
          materials,
          concerns,
          owner,
        },
      },
    ];
  };
}

/** When it is, and until when the customer has to have confirmed it: the working day before (E6). */
export function timeOf(time: { readonly at: string; readonly endsAt?: string }, { calendar }: Timetable, now: Date) {
  const at = new Date(time.at);
  const endsAt = time.endsAt ? new Date(time.endsAt) : undefined;
  if (at <= now) throw new Rejection('DATE_IN_PAST', 'An appointment must lie ahead; record what was as a contact.');
  if (endsAt && endsAt <= at) throw new Rejection('ENDS_BEFORE_IT_BEGINS', 'An appointment must end after it begins.');
  const confirmBy = shiftBusinessDays(calendar, at, -1);
  return {
    at: at.toISOString(),
    endsAt: endsAt?.toISOString(),
    confirmBy: confirmBy > now ? confirmBy.toISOString() : undefined,
  };
}
