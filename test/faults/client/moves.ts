import type { Organisation, Person } from '../../support/hearback-organisation';
import type { Chance } from '../chance';
import { canary } from './canary';

/** What the client knows of a case; others may have moved it on. */
export interface KnownCase {
  readonly id: string;
  assigned: boolean;
  planned: boolean;
  level: number;
  stage: 'open' | 'resolved' | 'asked' | 'closing';
}

export interface Move {
  readonly noun: string;
  readonly body: object;
  readonly who: Person;
  /** Its fact does not always repeat the words of the body. */
  readonly unmarked?: boolean;
  /** What the clerks take for granted from now on. */
  readonly then?: (known: KnownCase) => void;
}

type Makes = (mark: string, chance: Chance, organisation: Organisation, now: Date) => Move;

export function feedback(mark: string, chance: Chance): object {
  const { name, phone, email } = canary;
  const reachable = chance.happens(0.8) ? { email } : {};
  return {
    type: chance.of(['complaint', 'after_sales', 'inquiry', 'request']),
    urgency: chance.of(['urgent', 'normal', 'normal', 'low']),
    channel: chance.of(['phone', 'email']),
    customer: { kind: 'person', name, contact: { name, phone, ...reachable } },
    description: `${name} ${phone}: 新空调安装后3天仍无法制冷`,
    orderNo: mark,
  };
}

/** Something that this case can take now, as far as the client knows. It always leaves a fact with the mark. */
export function nextMove(known: KnownCase, chance: Chance): Makes {
  if (known.stage === 'resolved') return askForConfirmation;
  if (known.stage === 'asked') return chance.happens(0.5) ? confirm : dispute;
  const open: Makes[] = [contact, progress, progress, reply, update];
  if (!known.assigned) open.push(assign, assign);
  else if (!known.planned) open.push(plan);
  else open.push(resolve);
  if (known.level === 0) open.push(escalate);
  return chance.of(open);
}

const assign: Makes = (mark, chance, { people }) => ({
  noun: 'assignment',
  who: 'agent',
  body: { personId: people[chance.of(['owner', 'engineer', 'installer'] as const)], reason: mark },
  then: (known) => (known.assigned = true),
});
const contact: Makes = (mark, chance) => ({
  noun: 'contacts',
  who: 'owner',
  body: { channel: 'phone', outcome: chance.of(['reached', 'no_answer', 'message_left']), summary: mark },
});
const progress: Makes = (mark, chance) => ({
  noun: 'progress',
  who: 'owner',
  body: { text: mark, visibleToCustomer: chance.happens(0.5) },
});
const reply: Makes = (mark) => ({ noun: 'replies', who: 'agent', body: { channel: 'phone', text: mark } });
const update: Makes = (mark) => ({ noun: 'updates', who: 'owner', body: { text: mark, channel: 'phone' } });
const plan: Makes = (mark, chance, _organisation, now) => ({
  noun: 'plan',
  who: 'owner',
  body: {
    measures: [mark],
    plannedDate: new Date(now.getTime() + chance.between(8, 96) * 3_600_000).toISOString(),
  },
  then: (known) => (known.planned = true),
});
const escalate: Makes = (mark) => ({
  noun: 'escalations',
  who: 'agent',
  body: { level: 1, reason: mark },
  then: (known) => (known.level = 1),
});
const resolve: Makes = (mark) => ({
  noun: 'resolution',
  who: 'owner',
  body: { outcome: 'resolved', result: mark },
  then: (known) => (known.stage = 'resolved'),
});
const askForConfirmation: Makes = (mark) => ({
  noun: 'confirmation-request',
  unmarked: true, // the result is delivered once, however often it is asked
  who: 'owner',
  body: { channel: 'phone', outcome: 'reached', summary: mark },
  then: (known) => (known.stage = 'asked'),
});
const confirm: Makes = (mark) => ({
  noun: 'confirmation',
  who: 'agent',
  body: { mode: 'written', words: mark },
  then: (known) => (known.stage = 'closing'),
});
const dispute: Makes = (mark) => ({
  noun: 'dispute',
  who: 'agent',
  body: { reason: mark, channel: 'phone' },
  then: (known) => (known.stage = 'open'),
});
