import type { Recorded } from '@engine/decider';
import type { CaseEvent } from '@features/cases/contract';
import { sampleCase } from '../testing/sample-case';
import { changesBetween, viewOf } from './case-view';
import { eventsUntil } from './moment';
import { retell } from './retell';

const DAY = 86_400_000;
const START = Date.parse('2026-03-02T01:00:00.000Z');
const dayAfter = (days: number) => new Date(START + days * DAY).toISOString();

/** Event n was recorded n days after the start, and happened when `occurredOn` says. */
function recorded(events: readonly CaseEvent[], occurredOn: Readonly<Record<number, number>> = {}) {
  return events.map((event, index) => ({
    ...event,
    streamId: 'case-c1',
    eventId: `e${index + 1}`,
    version: index + 1,
    position: index + 1,
    recordedAt: dayAfter(index),
    occurredAt: dayAfter(occurredOn[index + 1] ?? index),
    meta: {
      actor: { kind: 'person', id: 'p1' },
      correlationId: 'c',
      commandId: 'c',
      cause: { kind: 'command', name: 'c' },
    },
  })) as Recorded<CaseEvent>[];
}

const sample = sampleCase();
const of = (...types: CaseEvent['type'][]) => types.map((type) => sample.find((event) => event.type === type)!);

describe('retelling a case', () => {
  it('notes what each event changed', () => {
    const { told, state } = retell(recorded(of('FeedbackReceived', 'CaseAssigned', 'CaseReclassified')));
    expect(told.map(({ changes }) => changes)).toEqual([
      [
        { field: 'status', before: 'absent', after: 'received' },
        { field: 'number', before: null, after: '2026-T-000123' },
        { field: 'type', before: null, after: 'complaint' },
        { field: 'urgency', before: null, after: 'urgent' },
        { field: 'cycle', before: 0, after: 1 },
        { field: 'policyVersion', before: null, after: 1 },
        { field: 'calendarVersion', before: null, after: 1 },
      ],
      [
        { field: 'status', before: 'received', after: 'in_progress' },
        { field: 'owner', before: null, after: '张伟' },
      ],
      [{ field: 'urgency', before: 'urgent', after: 'normal' }],
    ]);
    expect(state).toMatchObject({ status: 'in_progress', owner: '张伟', urgency: 'normal' });
  });

  it('of a whole case ends where the case is', () => {
    const { state } = retell(recorded(sample));
    expect(state).toMatchObject({ status: 'in_progress', owner: '陈静', cycle: 4, reopenings: 1, closedAt: null });
  });

  it('sees a field that comes or goes', () => {
    const before = viewOf({ status: 'absent' });
    expect(changesBetween(before, { ...before, owner: 'A' })).toEqual([{ field: 'owner', before: null, after: 'A' }]);
    expect(changesBetween(before, before)).toEqual([]);
  });
});

describe('the events until a moment', () => {
  // Version 2 was entered on day 1 but happened on day 3; version 3 entered on day 2, happened on day 0.5.
  const events = recorded(of('FeedbackReceived', 'CaseAssigned', 'CaseReclassified'), { 2: 3, 3: 0.5 });
  const versions = (day: number, by: 'recorded' | 'occurred') =>
    eventsUntil(events, new Date(START + day * DAY), by).map(({ version }) => version);

  it('by recorded time are what was known then', () => {
    expect(versions(-1, 'recorded')).toEqual([]);
    expect(versions(0, 'recorded')).toEqual([1]);
    expect(versions(1, 'recorded')).toEqual([1, 2]);
    expect(versions(1.99, 'recorded')).toEqual([1, 2]);
    expect(versions(2, 'recorded')).toEqual([1, 2, 3]);
  });

  it('by occurred time are what had happened, in version order', () => {
    expect(versions(0.4, 'occurred')).toEqual([1]);
    expect(versions(1, 'occurred')).toEqual([1, 3]);
    expect(versions(3, 'occurred')).toEqual([1, 2, 3]);
  });

  it('are none before the report, even if something is said to have happened earlier', () => {
    const early = recorded(of('FeedbackReceived', 'CustomerContacted'), { 2: -2 });
    expect(eventsUntil(early, new Date(START - DAY), 'occurred')).toEqual([]);
  });

  it('can be folded whichever are missing', () => {
    const [first, ...rest] = recorded(sample);
    for (let left = 0; left < rest.length; left++) {
      retell([first, ...rest.filter((_, index) => index !== left)]);
      retell([first, rest[left]]);
    }
  });
});
