import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

describe('return visits', () => {
  let hearback: Hearback;
  let kase: TestCase;
  const visit = async (kind: string, of = kase) =>
    (await of.now()).returnVisits.findLast((one: { kind: string }) => one.kind === kind);
  const settled = async (feedback: object, resolution: object = {}) => {
    const one = await hearback.receive(feedback);
    await one.assign('owner');
    await one.did('resolution', { outcome: 'resolved', result: '已修复', deliveredBy: 'phone', ...resolution });
    await one.did('confirmation-request', { channel: 'phone', summary: '已修复' });
    await one.did('confirmation', { mode: 'written' });
    await one.did('closing');
    return one;
  };

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 10:00') });
    kase = await settled(
      { type: 'complaint', product: '空调' },
      { callbackById: hearback.organisation.people.engineer },
    );
  }, 60_000);
  afterAll(() => hearback?.stop());

  it('are planned when a case is resolved, and outlive its closing (H8)', async () => {
    expect((await kase.now()).status).toBe('closed');
    const { visitId, owner } = await visit('value_check');
    expect(owner.name).toBe('张伟');
    expect(await kase.clock('value_check', visitId)).toMatchObject({
      state: 'running',
      target: { hours: 240 },
      dueAt: expect.stringMatching(/^2026-03-12T02:0/),
    });
  });

  it('have a named person call back whoever complained, who hears of it at once (F9)', async () => {
    const { visitId, owner } = await visit('callback');
    expect(owner.personId).toBe(hearback.organisation.people.engineer);
    expect(await kase.clock('callback', visitId)).toMatchObject({ state: 'running', target: { hours: 72 } });
    const tasks = (await kase.messages('&template=follow_up')).filter(({ recipient }) => recipient === owner.personId);
    expect(tasks).toHaveLength(1);
    expect(await kase.bodyOf(tasks[0])).toContain('回电');
  });

  it('warn that person and then tell the head (F9)', async () => {
    await hearback.at(shanghai('2026-03-05 10:30'));
    const { owner } = await visit('callback');
    expect((await kase.climbs()).filter((line) => line.includes('callback'))).toEqual([
      `DeadlineWarned callback 1 warn -> ${owner.name}`,
      'DeadlineBreached callback 1 level_1',
      expect.stringMatching(/^IssueEscalated 1 callback level_1/),
    ]);
  });

  it('are met by what they found; what does not help is followed up (H8)', async () => {
    const { visitId } = await visit('callback');
    const result = { effective: 'no', words: '还是不制冷', channel: 'phone' };
    await kase.did(`value-checks/${visitId}/result`, result, 'engineer');
    expect(await visit('callback')).toMatchObject({ state: 'made', result: { effective: 'no', words: '还是不制冷' } });
    expect(await kase.clock('callback', visitId)).toMatchObject({ state: 'met' });
    expect((await kase.now()).followUps).toMatchObject([
      { plan: 'within_3_days', state: 'scheduled', dueAt: shanghai('2026-03-10 18:00') },
    ]);
    expect(await kase.refused(`value-checks/${visitId}/result`, result)).toBe('409 RETURN_VISIT_DONE');
  });

  it('collect a success story that the customer lets us tell (H9)', async () => {
    const { visitId } = await visit('value_check');
    const noted = `value-checks/${visitId}/result`;
    const story = { title: '三天变凉爽', story: '加注后运行稳定' };
    const helps = { effective: 'yes', words: '很凉快' };
    expect(await kase.refused(noted, { ...helps, successStory: story })).toBe('422 CONSENT_REQUIRED');
    await kase.did(noted, { ...helps, successStory: { ...story, consent: '电话同意署名' } });
    const { items } = await hearback.as('auditor').read(`/success-stories?after=${await hearback.head()}`);
    expect(items).toMatchObject([{ caseNumber: kase.number, product: '空调', ...story, consent: '电话同意署名' }]);
  });

  it('are superseded when the case is reopened before, and planned anew when it is resolved again (H8)', async () => {
    const again = await settled({ type: 'after_sales' });
    const { visitId } = await visit('value_check', again);
    await again.did('reopening', { reason: '又坏了', channel: 'phone' });
    expect(await visit('value_check', again)).toMatchObject({ visitId, state: 'superseded' });
    expect(await again.clock('value_check', visitId)).toMatchObject({ state: 'stopped' });
    expect(await again.refused(`value-checks/${visitId}/result`, { effective: 'yes', words: '好' })).toBe(
      '409 RETURN_VISIT_OVER',
    );
    await again.did('resolution', { outcome: 'resolved', result: '已更换', deliveredBy: 'phone' });
    expect(await visit('value_check', again)).toMatchObject({ state: 'due' });
    expect((await visit('value_check', again)).visitId).not.toBe(visitId);
  });

  it('can be planned by hand, once at a time', async () => {
    const one = await hearback.receive({ type: 'partnership' });
    await one.assign('owner');
    const { visitId } = await one.did('value-checks');
    expect(await visit('value_check', one)).toMatchObject({ visitId, because: 'by_hand', owner: { name: '张伟' } });
    expect(await one.refused('value-checks')).toBe('409 RETURN_VISIT_PLANNED');
  });

  it('are not made of an answered question', async () => {
    const question = await settled({ type: 'inquiry' });
    expect((await question.now()).returnVisits).toEqual([]);
  });
});
