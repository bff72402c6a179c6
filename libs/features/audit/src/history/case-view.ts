import type { Case } from '@features/cases/contract';

/** What people would call the state of a case: what a history shows of it, and shows the changes of. Plain and flat. */
export type CaseView = ReturnType<typeof viewOf>;

const nothing = null;

export function viewOf(state: Case) {
  const existing = state.status === 'absent' ? undefined : state;
  return {
    status: state.status,
    number: existing?.number ?? nothing,
    type: existing?.type ?? nothing,
    urgency: existing?.urgency ?? nothing,
    owner: existing?.owner?.name ?? nothing,
    leadDepartmentId: existing?.leadDepartmentId ?? nothing,
    firstPlannedDate: existing?.plan?.first ?? nothing,
    plannedDate: existing?.plan?.date ?? nothing,
    delays: existing?.delays ?? 0,
    waitingFor: existing?.waiting?.reason ?? nothing,
    level: existing?.level ?? 0,
    joinedTo: existing?.original?.number ?? nothing,
    outcome: existing?.outcome ?? nothing,
    resultDelivered: existing?.resultDelivered ?? false,
    confirmation: existing?.confirmation?.mode ?? nothing,
    rated: existing?.rated ?? false,
    cycle: existing?.cycle ?? 0,
    reopenings: existing?.reopenings ?? 0,
    policyVersion: existing?.policy.policyVersion ?? nothing,
    calendarVersion: existing?.policy.calendarVersion ?? nothing,
    closedAt: existing?.closedAt ?? nothing,
  };
}

export interface Change {
  readonly field: keyof CaseView;
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

export function changesBetween(before: CaseView, after: CaseView): Change[] {
  return (Object.keys(after) as (keyof CaseView)[])
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
}
