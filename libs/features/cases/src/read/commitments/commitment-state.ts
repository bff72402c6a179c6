/** What became of a promise at a moment; `moved` goes beside the others. */
export const commitmentStates = ['open', 'kept', 'kept_late', 'broken', 'withdrawn', 'moved'] as const;
export type CommitmentState = (typeof commitmentStates)[number];

/**
 * By the columns of table commitment, at `:now`. A promise breaks by the passing of its date: no projection needs to
 * run for it. Kept after a date that it missed, even one moved since, it is kept late.
 */
export const stateSql: Readonly<Record<CommitmentState, string>> = {
  withdrawn: 'withdrawn_at is not null',
  kept: 'kept_at is not null and kept_at <= due_at and broken_date is null',
  kept_late: 'kept_at is not null and (kept_at > due_at or broken_date is not null)',
  broken: 'kept_at is null and withdrawn_at is null and due_at <= :now',
  open: 'kept_at is null and withdrawn_at is null and due_at > :now',
  moved: 'moved > 0',
};

export interface Standing {
  readonly dueAt: string;
  readonly keptAt?: string;
  readonly withdrawnAt?: string;
  readonly brokenDate?: string;
}

/** The same as above, for one promise. */
export function stateOf({ dueAt, keptAt, withdrawnAt, brokenDate }: Standing, now: Date): CommitmentState {
  if (withdrawnAt) return 'withdrawn';
  if (keptAt) return keptAt <= dueAt && !brokenDate ? 'kept' : 'kept_late';
  return dueAt <= now.toISOString() ? 'broken' : 'open';
}
