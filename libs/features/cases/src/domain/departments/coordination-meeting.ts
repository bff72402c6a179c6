import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBeOpen, mustExist } from '../guards';
import { mustAllBeKnown } from './people';

export class CallMeeting {
  constructor(
    readonly id: string,
    readonly data: {
      readonly at: string;
      readonly place?: string;
      readonly agenda: string;
      readonly attendeeIds: readonly string[];
    },
    readonly meta: CommandMeta,
  ) {}
}

/** 协调会: the departments meet about the case. */
export function callMeeting(directory: DirectorySnapshot): Decide<CallMeeting, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    mustBeOpen(state);
    const at = new Date(data.at).toISOString();
    if (at <= meta.now.toISOString())
      throw new Rejection('DATE_IN_PAST', 'A meeting is called for a time that lies ahead.');
    const attendees = mustAllBeKnown(data.attendeeIds, directory);
    const { place, agenda } = data;
    return [{ type: 'CoordinationMeetingCalled', data: { meetingId: meta.commandId, at, place, agenda, attendees } }];
  };
}

export class RecordMeeting {
  constructor(
    readonly id: string,
    readonly data: {
      readonly meetingId: string;
      readonly attendeeIds: readonly string[];
      readonly decisions: readonly string[];
    },
    readonly meta: CommandMeta,
  ) {}
}

/** Who came, and what was decided. Minutes may follow when the case has been resolved. */
export function recordMeeting(directory: DirectorySnapshot): Decide<RecordMeeting, Case, CaseEvent> {
  return ({ data: { meetingId, attendeeIds, decisions } }, state) => {
    const { meetings } = mustExist(state);
    if (!meetings[meetingId]) throw new Rejection('MEETING_UNKNOWN', 'This case has no such meeting.', { meetingId });
    if (meetings[meetingId] === 'held')
      throw new Rejection('MEETING_HELD', 'The minutes of this meeting are recorded.');
    const attendees = mustAllBeKnown(attendeeIds, directory);
    return [{ type: 'CoordinationMeetingHeld', data: { meetingId, attendees, decisions } }];
  };
}
