import * as fc from 'fast-check';
import { isOpen } from './case';
import { anyMoves, anyReceived } from './any-life.fixture';
import { cn } from './case.fixture';
import { CaseLife } from './case-life.fixture';
import { outlivingTheCase } from './evolve/cycle';
import { isDemand } from './demands/demand';
import { nameOf, stepsDoneBy } from './clocks/steps-done.fixture';

const NEW_CYCLE = ['ResolutionDisputed', 'CaseReopened', 'PartedFromOriginal'];

/** What holds at every moment, right after each move and after all that was due has fired. */
const always: Readonly<Record<string, (life: CaseLife) => void>> = {
  'nothing that has fired is still due': (life) =>
    expect(life.deadlines().filter(({ dueAt }) => dueAt.toISOString() <= life.now)).toEqual([]),

  'the next update is armed while the case is open and does not wait for the customer': (life) => {
    const { existing } = life;
    const owed = isOpen(existing) && existing.waiting?.reason !== 'customer' && existing.customer.kind !== 'anonymous';
    expect(life.deadlines().filter(({ clock }) => clock === 'customer_update')).toHaveLength(owed ? 1 : 0);
  },

  'a case that waits for its customer reminds them, and none but it does': (life) => {
    const { existing } = life;
    const running = existing.rounds['customer_answer/case']?.state === 'running';
    const awaited = existing.waiting?.reason === 'customer' && existing.customer.kind !== 'anonymous';
    expect(running).toBe(awaited);
  },

  'a joined case owes nothing but what was promised': ({ existing }) => {
    if (!existing.original) return;
    const running = Object.values(existing.rounds).filter(({ state }) => state === 'running');
    expect(running.filter(({ clock }) => !outlivingTheCase(existing).includes(clock))).toEqual([]);
    expect(['resolved', 'closed']).toContain(existing.status);
  },

  'a case waits exactly while it is waiting, with a follow-up that exists': ({ existing }) => {
    expect(existing.waiting !== undefined).toBe(existing.status === 'waiting');
    if (existing.waiting) expect(existing.followUps).toHaveProperty([existing.waiting.followUpId]);
  },

  'a case closes only on a legal basis': (life) => {
    const { existing } = life;
    if (existing.status !== 'closed') return;
    const { mode } = existing.confirmation ?? {};
    const named = existing.customer.kind !== 'anonymous';
    const legal = {
      anonymous: !named,
      confirmed: mode === 'written',
      staff_confirmed: mode === 'oral',
      silence: named && !mode && attemptsOfCycle(life) >= 2,
      with_original: !!existing.original,
    };
    expect(legal).toMatchObject({ [life.facts('CaseClosed').at(-1)!.data.basis]: true });
    if (named && !existing.original) expect(existing.resultDelivered).toBe(true);
  },

  'a complaint closes on silence, or without an answer, by its head only': (life) => {
    const { existing } = life;
    if (existing.status !== 'closed' || existing.type !== 'complaint') return;
    const silent = life.events.at(-1);
    if (silent?.type !== 'CaseClosed' || silent.data.basis !== 'silence') return;
    expect(silent.meta.actor.kind).toBe('person');
    expect(['chen', 'sun', 'zhao', 'wang']).toContain(silent.meta.actor.id);
  },

  'every open promise but that of an escalation is watched, and each request that waits for a head': ({ existing }) => {
    const running = (clock: 'commitment' | 'approval') =>
      Object.values(existing.rounds)
        .filter((round) => round.clock === clock && round.state === 'running')
        .map(({ subject }) => subject)
        .sort();
    const { commitments, approvals } = existing;
    const owed = Object.keys(commitments).filter(
      (id) => ['open', 'broken'].includes(commitments[id].state) && commitments[id].source !== 'escalation',
    );
    expect(running('commitment')).toEqual(owed.sort());
    expect(running('approval')).toEqual(
      Object.keys(approvals)
        .filter((id) => approvals[id].state === 'open')
        .sort(),
    );
  },

  'each appointment that lies ahead owes a summary, each that was held until it is sent': ({ existing }) => {
    for (const [id, { standing }] of Object.entries(existing.appointments)) {
      const owed = ['made', 'confirmed', 'held'].includes(standing);
      expect([standing, existing.rounds[`contact_summary/${id}`].state === 'running']).toEqual([standing, owed]);
    }
  },

  'each return visit that is due runs, whatever becomes of the case, until a new cycle supersedes it': (life) => {
    for (const [id, { kind, standing }] of Object.entries(life.existing.visits))
      expect([standing, life.existing.rounds[`${kind}/${id}`].state === 'running']).toEqual([
        standing,
        standing === 'due',
      ]);
  },

  'a demand of an open case is owed an answer from its weighing to its settlement': ({ existing }) => {
    if (!isOpen(existing)) return;
    const { demand, type, customer, rounds } = existing;
    const owed = !!demand && !demand.settled && isDemand(type) && customer.kind !== 'anonymous';
    expect(rounds['request_response/case']?.state === 'running').toBe(owed);
  },

  'a closed case keeps only the clocks of promises, and answers who writes again': (life) => {
    const { existing } = life;
    if (existing.status !== 'closed') return;
    const closedAt = life.facts('CaseClosed').at(-1)!.recordedAt;
    const running = Object.values(existing.rounds).filter(({ state }) => state === 'running');
    const since = running.filter(({ clock, openedAt }) => clock === 'next_response' && openedAt >= closedAt);
    const promised = outlivingTheCase(existing);
    expect(running.filter((round) => !promised.includes(round.clock) && !since.includes(round))).toEqual([]);
  },
};

/** What holds for the whole story. */
const inTheEnd: Readonly<Record<string, (life: CaseLife) => void>> = {
  'nobody is given up before they were reminded three times in that wait': ({ events }) => {
    let reminders = 0;
    for (const { type, data, meta } of events) {
      if (type === 'WaitingStarted') reminders = 0;
      if (type === 'CustomerReminded' || type === 'CustomerContacted') reminders++;
      if (type === 'ProgressUpdateSent' && data.trigger === 'person') reminders++;
      const byItself = type === 'IssueResolved' && data.outcome === 'no_response' && meta.actor.id === 'worker';
      if (byItself) expect(reminders).toBeGreaterThanOrEqual(3);
    }
  },

  'each step of each round was done once': ({ events }) => {
    const steps = events.flatMap(stepsDoneBy).map(nameOf);
    expect(steps).toEqual([...new Set(steps)]);
  },

  'the level fell only by de-escalation, or in a new cycle': ({ events, existing }) => {
    let level = 0;
    let escalations = 0;
    for (const { type, data } of events) {
      if (NEW_CYCLE.includes(type) || type === 'IssueDeescalated') level = 0;
      if (type === 'EscalationCauseAdded') {
        expect(data.level).toBeLessThanOrEqual(level);
        expect(data.number).toBe(escalations);
      }
      if (type !== 'IssueEscalated') continue;
      expect(data.level).toBeGreaterThan(level);
      expect(data.number).toBe(escalations + 1);
      level = data.level;
      escalations = data.number;
    }
    expect(existing.level).toBe(level);
  },
};

/** Whatever people do in whatever order, on time or late, with the worker running or not. */
describe('every life of a case', () => {
  // Decisions that throw anything but a refusal, facts that are not plain JSON, and steps that fire twice are thrown by
  // the life itself.
  it('keeps its promises', () =>
    fc.assert(
      fc.property(anyReceived, anyMoves, (receive, moves) => {
        const life = new CaseLife(cn('2026-09-14 10:00')); // three weeks before the National Day week
        const holds = (promises: typeof always) =>
          Object.entries(promises).forEach(([name, check]) => named(name, () => check(life)));
        receive(life);
        for (const { make } of moves) {
          make(life);
          life.fireDue();
          holds(always);
        }
        holds(inTheEnd);
      }),
      { numRuns: 200 },
    ));
});

function named(name: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

function attemptsOfCycle({ events }: CaseLife): number {
  const began = events.findLastIndex(({ type }) => NEW_CYCLE.includes(type));
  return events.slice(began + 1).filter(({ type }) => type === 'ConfirmationRequested').length;
}
