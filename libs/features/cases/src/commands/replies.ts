import type { AddAttachment } from '../domain/attachments/add-attachment';
import type { CaseEvent } from '../domain/case.events';

// What a reply tells beside the id, the version and the position.

export const approvalIdOf = (facts: readonly CaseEvent[]) => {
  const requested = facts.find((fact) => fact.type === 'ApprovalRequested');
  return requested ? { approvalId: requested.data.approvalId } : {};
};

export const followUpIdOf = (facts: readonly CaseEvent[]) => {
  const scheduled = facts.find((fact) => fact.type === 'FollowUpScheduled');
  return scheduled ? { followUpId: scheduled.data.followUpId } : {};
};

export const attachmentIdOf = (_facts: readonly CaseEvent[], { data }: AddAttachment) => ({
  attachmentId: data.attachmentId,
});

export const meetingIdOf = (facts: readonly CaseEvent[]) => {
  const called = facts.find((fact) => fact.type === 'CoordinationMeetingCalled');
  return called ? { meetingId: called.data.meetingId } : {};
};

export const appointmentIdOf = (facts: readonly CaseEvent[]) => {
  const made = facts.find((fact) => fact.type === 'AppointmentMade');
  return made ? { appointmentId: made.data.appointmentId } : {};
};

export const visitIdOf = (facts: readonly CaseEvent[]) => {
  const planned = facts.find((fact) => fact.type === 'ReturnVisitPlanned');
  return planned ? { visitId: planned.data.visitId } : {};
};

/** Also in the reply to a retry: what this rebase moved. */
export const movesOf = (facts: readonly CaseEvent[]) => ({
  moves: facts.flatMap((fact) => (fact.type === 'CaseRebased' ? fact.data.moves : [])),
});
