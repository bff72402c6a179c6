import { Rejection } from '@engine/decider';
import { type Case, type ExistingCase, isOpen } from './case';
import type { CaseStatus } from './vocabulary';

export function mustExist(state: Case): ExistingCase {
  if (state.status === 'absent') throw new Rejection('CASE_NOT_FOUND', 'There is no such case.');
  return state;
}

/** Somebody who can be met, or called back. */
export function mustHaveCustomer(state: Case): ExistingCase {
  const existing = mustExist(state);
  if (existing.customer.kind !== 'anonymous') return existing;
  throw new Rejection('NOBODY_TO_MEET', 'The customer of an anonymous case cannot be met.');
}

/** received, in_progress or waiting */
export function mustBeOpen(state: Case): ExistingCase {
  const existing = mustExist(state);
  if (isOpen(existing)) return existing;
  mustNotBeJoined(existing);
  throw new Rejection('CASE_NOT_OPEN', `This needs an open case; this one is ${existing.status}.`, {
    status: existing.status,
  });
}

export function mustBe(state: Case, ...allowed: readonly CaseStatus[]): ExistingCase {
  const existing = mustExist(state);
  mustNotBeJoined(existing);
  if (allowed.includes(existing.status)) return existing;
  throw new Rejection(
    'WRONG_STATUS',
    `This needs a case that is ${allowed.join(' or ')}; this one is ${existing.status}.`,
    {
      status: existing.status,
      allowed: allowed.join(', '),
    },
  );
}

export function mustBeFilled(value: string | undefined, code: string, message: string): string {
  if (value?.trim()) return value;
  throw new Rejection(code, message);
}

function mustNotBeJoined({ original }: ExistingCase): void {
  if (!original) return;
  const { number } = original;
  throw new Rejection('JOINED_TO_ORIGINAL', `This case goes on as ${number}: act there, or part the two first.`, {
    number,
  });
}
