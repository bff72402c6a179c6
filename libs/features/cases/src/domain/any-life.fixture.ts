import type { CaseLife } from './case-life.fixture';
import * as the from './case.fixture';
import { directory, timetable } from './case.fixture';
import { ReceiveFeedback, receiveFeedback } from './intake/receive-feedback';
import { caseTypes, demandPriorities, urgencies } from './vocabulary';
import * as fc from 'fast-check';
import { agreementsDeeds } from './deeds/agreements.fixture';
import { climbingDeeds } from './deeds/climbing.fixture';
import { customerDeeds } from './deeds/customer.fixture';
import { intakeDeeds } from './deeds/intake.fixture';
import { planningDeeds } from './deeds/planning.fixture';
import { relatedDeeds } from './deeds/related.fixture';
import { settlingDeeds } from './deeds/settling.fixture';
import { visitsDeeds } from './deeds/visits.fixture';
import { workingTogetherDeeds } from './deeds/working-together.fixture';
import { c, isoIn, late, type Move } from './deeds/deed.fixture';

export type { Move } from './deeds/deed.fixture';

/** Anything that somebody may do at any moment. */
export const anyDeed = fc.oneof(
  ...agreementsDeeds,
  ...climbingDeeds,
  ...customerDeeds,
  ...intakeDeeds,
  ...planningDeeds,
  ...relatedDeeds,
  ...settlingDeeds,
  ...visitsDeeds,
  ...workingTogetherDeeds,
);

const time: fc.Arbitrary<Move> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((h) => ({ name: `${h} h pass`, make: (life: CaseLife) => void life.advance(h) })),
  fc
    .integer({ min: 1, max: 300 })
    .map((h) => ({ name: `${h} h of downtime`, make: (life: CaseLife) => void life.jumpTo(isoIn(life, h)) })),
);

export const anyMoves = fc.array(fc.oneof({ weight: 3, arbitrary: anyDeed }, { weight: 1, arbitrary: time }), {
  minLength: 5,
  maxLength: 60,
  size: 'max',
});

/** A case of any kind, just received, perhaps late. */
export const anyReceived: fc.Arbitrary<(life: CaseLife) => void> = fc
  .record({
    type: fc.constantFrom(...caseTypes),
    urgency: fc.constantFrom(...urgencies),
    demandPriority: fc.constantFrom(undefined, ...demandPriorities),
    customer: fc.constantFrom(the.opened, the.noEmail, the.anonymous).map(({ data }) => data.customer),
    hoursAgo: late,
    answered: fc.constantFrom(undefined, undefined, undefined, { result: '保修三年' }),
    routing: fc.constantFrom([], [{ name: '急', when: {}, urgency: 'urgent' as const, ownerId: 'liu' }]),
  })
  .map(({ type, urgency, demandPriority, customer, hoursAgo, answered, routing }) => (life) => {
    const { number: _n, receiptCode: _r, lateEntry: _l, policy: _p, ...told } = the.feedback;
    const ruled = { ...timetable, policy: { ...timetable.policy, routing } };
    const intake = { number: '1', receiptCode: 'r', timetable: ruled, directory, answeredBy: the.liu };
    const command = { ...told, type, urgency, demandPriority, customer, answered };
    life.send(receiveFeedback(intake), (m) => new ReceiveFeedback(c, command, m), {
      occurredAt: isoIn(life, -hoursAgo),
    });
  });
