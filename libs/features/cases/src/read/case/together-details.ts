import type { Recorded } from '@engine/decider';
import type { CaseDataOf, CaseEvent, StaffRef } from '../../domain/case.events';
import type { DepartmentRole } from '../../domain/vocabulary';

/** Who works on a case together. */
export interface TogetherDetails {
  readonly departments: Readonly<Record<string, DepartmentDetails>>;
  readonly taskForce?: CaseDataOf<'TaskForceFormed'> & { readonly at: string };
  readonly meetings: Readonly<Record<string, MeetingDetails>>;
}

export interface DepartmentDetails {
  readonly departmentId: string;
  readonly name: string;
  readonly role: DepartmentRole;
  readonly standing: 'engaged' | 'accepted' | 'declined';
  /** Of the standing. */
  readonly since: string;
  readonly reason?: string;
  readonly acceptedBy?: StaffRef;
}

export interface MeetingDetails extends CaseDataOf<'CoordinationMeetingCalled'> {
  readonly decisions?: readonly string[];
}

export const nobodyTogether = { departments: {}, taskForce: undefined, meetings: {} } satisfies TogetherDetails;

/** Reads only the events that show something of this. */
export function togetherAfter<T extends TogetherDetails>(together: T, event: Recorded<CaseEvent>): T {
  const at = event.occurredAt;
  switch (event.type) {
    case 'DepartmentEngaged': {
      const { departmentId, name, role, reason } = event.data;
      return department(together, { departmentId, name, role, standing: 'engaged', since: at, reason });
    }
    case 'DepartmentAccepted': {
      const { departmentId, role, acceptedBy } = event.data;
      return department(role === 'lead' ? released(together) : together, {
        ...together.departments[departmentId],
        standing: 'accepted',
        since: at,
        acceptedBy,
      });
    }
    case 'DepartmentDeclined': {
      const { departmentId, reason } = event.data;
      return department(together, { ...together.departments[departmentId], standing: 'declined', since: at, reason });
    }
    case 'OwnershipRuled': {
      const { departmentId, name, reason } = event.data;
      return department(released(together), {
        departmentId,
        name,
        role: 'lead',
        standing: 'accepted',
        since: at,
        reason,
      });
    }
    case 'TaskForceFormed':
      return { ...together, taskForce: { ...event.data, at } };
    case 'CoordinationMeetingCalled':
      return { ...together, meetings: { ...together.meetings, [event.data.meetingId]: event.data } };
    case 'CoordinationMeetingHeld': {
      const { meetingId, attendees, decisions } = event.data;
      const held = { ...together.meetings[meetingId], attendees, decisions };
      return { ...together, meetings: { ...together.meetings, [meetingId]: held } };
    }
    default:
      return together;
  }
}

/** Another department leads: the one that led, or was asked to, has nothing left to answer. */
function released<T extends TogetherDetails>(together: T): T {
  const entries = Object.entries(together.departments).filter(
    ([, { role, standing }]) => role === 'cooperating' || standing === 'declined',
  );
  return { ...together, departments: Object.fromEntries(entries) };
}

function department<T extends TogetherDetails>(together: T, changed: DepartmentDetails): T {
  return { ...together, departments: { ...together.departments, [changed.departmentId]: changed } };
}
