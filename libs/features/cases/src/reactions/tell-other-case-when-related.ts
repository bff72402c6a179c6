import { type CommandMeta, idOf, type Recorded, Rejection } from '@engine/decider';
import { derivedId, type EventStore } from '@engine/event-store';
import type { BusinessClock } from '@engine/platform';
import { type Reaction, reaction } from '@engine/projections';
import type { CommandBus, ICommand } from '@nestjs/cqrs';
import type { CaseEvent, OtherCase } from '../domain/case.events';
import { mustExist } from '../domain/guards';
import { RecordReply } from '../domain/customer/record-reply';
import { PartFromOriginal } from '../domain/related/join-original';
import { MirrorLink } from '../domain/related/link-case';
import { CloseWithOriginal, ReceiveDuplicate, ReleaseDuplicate } from '../domain/related/receive-duplicate';
import { RecordRecurrence } from '../domain/related/record-recurrence';
import { caseRecord } from '../read/case/case-record';

const NAME = 'tell-other-case-when-related';

/** A fact about two cases is decided on the one, and told to the other here. */
export function tellOtherCaseWhenRelated(commands: CommandBus, store: EventStore, clock: BusinessClock): Reaction {
  const send = (command: ICommand) => commands.execute(command);
  const load = async (id: string) => (await store.load(caseRecord, id)).state;

  const here = async (event: Recorded<CaseEvent>): Promise<OtherCase> => {
    const caseId = idOf(event.streamId);
    return { caseId, number: mustExist((await load(caseId)).state).number };
  };

  /** The original takes in the duplicate as it is now; where it cannot any more, the two part again. */
  const join = async (event: Recorded<CaseEvent>) => {
    const id = idOf(event.streamId);
    const { state, details } = await load(id);
    if (state.status === 'absent' || !state.original) return;
    const { number, urgency, customer } = state;
    const { description, verbatim } = details.feedback!;
    const quotes = [...verbatim, ...details.quotes.map(({ text }) => text)];
    const receivedAt = details.receivedAt!;
    const told = { caseId: id, number, receivedAt, urgency, customer, description, verbatim: quotes };
    try {
      await send(new ReceiveDuplicate(state.original.caseId, told, metaOf(event, clock)));
    } catch (error) {
      const gone = error instanceof Rejection && ['ORIGINAL_JOINED', 'ORIGINAL_CLOSED'].includes(error.code);
      if (!gone || event.type !== 'JoinedOriginal') throw error;
      await send(new PartFromOriginal(id, { reason: GONE }, metaOf(event, clock, 'part')));
    }
  };

  const originalOf = async (event: Recorded<CaseEvent>): Promise<OtherCase | undefined> => {
    const { state } = await load(idOf(event.streamId));
    return state.status === 'absent' ? undefined : state.original;
  };

  return reaction<CaseEvent>({
    name: NAME,
    on: {
      JoinedOriginal: join,
      DetailsCorrected: join,
      QuotesAdded: join,
      PartedFromOriginal: async (event) => {
        const { caseId, reason } = event.data;
        await send(new ReleaseDuplicate(caseId, { ...(await here(event)), reason }, metaOf(event, clock)));
      },
      CustomerReplied: async (event) => {
        const original = await originalOf(event);
        if (!original) return;
        const { channel, text, emotions } = event.data;
        const said = { channel, text, emotions, from: await here(event) };
        await send(new RecordReply(original.caseId, said, metaOf(event, clock)));
      },
      CaseClosed: async (event) => {
        const { state } = await load(idOf(event.streamId));
        if (state.status !== 'closed') return;
        for (const duplicate of Object.keys(state.listeners))
          await send(
            new CloseWithOriginal(duplicate, { caseId: idOf(event.streamId) }, metaOf(event, clock, duplicate)),
          );
      },
      CaseLinked: async (event) => {
        const { caseId, kind, note, mirrored } = event.data;
        if (mirrored) return;
        await send(new MirrorLink(caseId, { ...(await here(event)), kind, note }, metaOf(event, clock)));
      },
      FeedbackReceived: async (event) => {
        const { recurrenceOf, number } = event.data;
        if (!recurrenceOf) return;
        const again = { caseId: idOf(event.streamId), number, receivedAt: event.occurredAt };
        await send(new RecordRecurrence(recurrenceOf.caseId, again, metaOf(event, clock)));
      },
    },
  });
}

const GONE = '原服务单已不能并入 / The original can no longer take it in';

/** The same event always brings about the same command, however often it is handled. */
function metaOf(event: Recorded<CaseEvent>, clock: BusinessClock, ...part: string[]): CommandMeta {
  const now = clock.now();
  return {
    actor: { kind: 'worker', id: NAME },
    now,
    occurredAt: new Date(event.occurredAt),
    commandId: derivedId(event.eventId, NAME, ...part),
    correlationId: event.meta.correlationId,
    cause: { kind: 'event', eventId: event.eventId, reaction: NAME },
  };
}
