import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

describe('feedback that is entered late (L10-L12)', () => {
  let hearback: Hearback;
  let late: TestCase;
  let inTime: TestCase;
  let longVisit: TestCase;

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-06 10:00') });
    late = await hearback.receive({ urgency: 'urgent', occurredAt: shanghai('2026-03-04 09:00') });
    inTime = await hearback.receive({ occurredAt: shanghai('2026-03-05 10:30') });
    longVisit = await hearback.receive({
      type: 'check_in',
      occurredAt: shanghai('2026-03-05 09:00'),
      endedAt: shanghai('2026-03-05 18:00'),
    });
    await hearback.advance('PT1S');
  });
  afterAll(() => hearback?.stop());

  it('is known as such from the moment it is recorded', async () => {
    expect(late.receipt.lateEntry).toBe(true);
    expect(await late.now()).toMatchObject({ lateEntry: true, receivedAt: shanghai('2026-03-04 09:00') });
    const [received] = await late.history();
    expect(received).toMatchObject({
      event: 'FeedbackReceived',
      occurredAt: shanghai('2026-03-04 09:00'),
      lateEntry: true,
    });
    expect(received.recordedAt.slice(0, 10)).toBe('2026-03-06');
  });

  it('counts from the end of the service where that is told (L12)', () => {
    expect([inTime.receipt.lateEntry, longVisit.receipt.lateEntry]).toEqual([false, false]);
  });

  it('fires only the highest step of each clock, and records the others as skipped', async () => {
    const breaches = await late.events('DeadlineWarned', 'DeadlineBreached');
    expect(breaches.map(({ data }) => [data.clock, data.step, data.skipped]).sort()).toEqual([
      ['acknowledgement', 'level_3', ['warn', 'level_1', 'level_2']],
      ['first_response', 'level_3', ['warn', 'level_1', 'level_2']],
    ]);
    const response = breaches.find(({ data }) => data.clock === 'first_response')!;
    expect(response.data).toMatchObject({ dueAt: shanghai('2026-03-04 13:00'), breachedByReclassification: false });
    expect(response.data.latenessSeconds).toBeGreaterThanOrEqual(45 * 3_600);
  });

  it('escalates once, to the highest level, with one message', async () => {
    expect(await late.climbs()).toEqual([
      'DeadlineBreached acknowledgement 1 level_3',
      'DeadlineBreached first_response 1 level_3',
      'IssueEscalated 3 acknowledgement level_3 -> 王总',
      'EscalationCauseAdded 3 first_response level_3',
    ]);
    const told = await late.messages('&audience=staff');
    expect(told.map(({ template, recipient }) => [template, recipient])).toEqual([
      ['escalated', hearback.organisation.people.executive],
    ]);
  });

  it('tells the customer at once where it stands, and of nothing that was missed', async () => {
    const [update, ...others] = await late.events('ProgressUpdateSent');
    expect(update.data).toMatchObject({ dueAt: shanghai('2026-03-06 09:00'), missed: 0 });
    expect(others).toEqual([]);
  });

  it('can be filtered', async () => {
    const list = (filter: string) => hearback.as('auditor').all(`/cases?after=${inTime.receipt.position}&${filter}`);
    expect((await list('lateEntry=true')).map(({ id }) => id)).toEqual([late.id]);
    expect((await list('lateEntry=false')).map(({ id }) => id).sort()).toEqual([inTime.id, longVisit.id].sort());
  });
});
