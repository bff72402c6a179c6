import { type Hearback, startHearback } from './support/hearback';

describe('smoke', () => {
  let hearback: Hearback;
  beforeAll(async () => {
    console.time('boot');
    hearback = await startHearback({ startsAt: '2026-03-02T09:30:00+08:00' });
    console.timeEnd('boot');
  });
  afterAll(() => hearback?.stop());
  it('x', async () => {
    const kase = await hearback.receive({ urgency: 'urgent' });
    await kase.assign('owner');
    console.time('adv');
    await hearback.advance('PT49H');
    console.timeEnd('adv');
    console.log(
      await kase.types(),
      await kase.climbs(),
      (await kase.messages()).map((m) => [m.template, m.recipient, m.status, m.notBefore]),
    );
  });
});
