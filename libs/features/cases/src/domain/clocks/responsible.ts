import type { ExistingCase } from '../case-state';
import type { StaffRef } from '../case.events';
import type { Round } from './rounds';

/** Who has to see to it that a clock is met: of a promise whoever made it theirs, of all else the owner of the case. */
export function responsibleFor({ clock, subject }: Round, state: ExistingCase): StaffRef | undefined {
  switch (clock) {
    case 'follow_up':
      return state.followUps[subject]?.owner ?? state.owner;
    case 'value_check':
    case 'callback':
      return state.visits[subject]?.owner ?? state.owner;
    case 'appointment_confirmation':
    case 'contact_summary':
      return state.appointments[subject]?.owner ?? state.owner;
    case 'commitment':
      return state.commitments[subject]?.owner ?? state.owner;
    case 'approval':
      return state.approvals[subject]?.approver ?? state.owner;
    case 'ruling':
      return state.accountable ?? state.owner;
    default:
      return state.owner;
  }
}
