import type { Case, ExistingCase } from '../case';
import { caseStream } from '../case';
import type { CaseLife } from '../case-life.fixture';
import type { CaseCustomer, CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { Rejection } from '@engine/decider';
import { fold } from '@engine/decider/specify';
import * as fc from 'fast-check';

/** One thing that somebody does, or that time does, whether the case allows it or not. */
export type Move = { readonly name: string; readonly make: (life: CaseLife) => void };

export const HOUR = 3_600_000;
export const isoIn = (life: CaseLife, hours: number) => new Date(Date.parse(life.now) + hours * HOUR).toISOString();

export const who = fc.constantFrom('he', 'chen', 'liu', 'sun');
/** Hours before now at which it really happened: mostly now, at times long ago. */
export const late = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 200 }));
export const ahead = fc.integer({ min: 1, max: 400 });
export const aDepartment = fc.constantFrom('service', 'quality', 'workshop');
export const spoken = fc.constantFrom(undefined, 'phone' as const, 'email' as const);

export interface Given {
  readonly by: string;
  readonly hoursAgo: number;
}
export const given: fc.Arbitrary<Given> = fc.record({ by: who, hoursAgo: late });

/** A move that sends one command. */
export function does<A>(name: string, details: fc.Arbitrary<A>, send: (life: CaseLife, d: A, as: AsGiven) => void) {
  return fc.tuple(details, given).map(([detail, { by, hoursAgo }]): Move => ({
    name,
    make: (life) => {
      const occurredAt = isoIn(life, -hoursAgo);
      attempt(() => send(life, detail, { by, occurredAt }));
    },
  }));
}
export type AsGiven = { readonly by: string; readonly occurredAt: string };

/** A refusal is an answer like any other; anything else that is thrown is a fault. */
export function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
  }
}

export const nothing = fc.constant({});
export const c = 'case';
export const someMessage = (life: CaseLife, pick: number) => {
  const ids = life.events.flatMap(({ data }) => ('messageId' in data && data.messageId ? [data.messageId] : []));
  return ids.length > 0 ? ids[pick % ids.length] : 'unknown';
};

export const anOriginal = {
  ...the.ORIGINAL,
  state: fold<Case, CaseEvent>(caseStream, [the.complaint], the.MONDAY) as ExistingCase,
};
export const someCustomer = fc.constantFrom<CaseCustomer>(
  the.wife,
  the.noEmail.data.customer,
  the.anonymous.data.customer,
);

export const someOf = (things: object, pick: number) => {
  const ids = Object.keys(things);
  return ids[pick % ids.length] ?? 'none';
};

export const idsFrom = ({ commandId }: { readonly commandId: string }) => ({
  value_check: `${commandId}-value`,
  callback: `${commandId}-call`,
});
