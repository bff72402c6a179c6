/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the tests, field by field */
import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

describe('a case that several departments work on', () => {
  let hearback: Hearback;
  let kase: TestCase;
  const departments = () => hearback.organisation.departments;
  const people = () => hearback.organisation.people;
  const standings = async () =>
    Object.fromEntries(
      (await kase.now()).departments.map((part: { name: string; standing: string }) => [part.name, part.standing]),
    );

  const onBoard = async (board: string) => {
    const head = (await kase.history()).at(-1)!.position;
    const { items } = await hearback.as('owner').read(`/boards/${board}?after=${head}`);
    return items.map(({ number }: any) => number);
  };

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 09:00') });
    kase = await hearback.receive({ occurredAt: shanghai('2026-03-02 09:00') });
    await hearback.at(shanghai('2026-03-02 10:00'));
    await kase.assign('owner');
  });
  afterAll(() => hearback?.stop());

  it('names one accountable person as soon as there are two (G7, G8)', async () => {
    const cooperating = { departmentId: departments().installation, role: 'cooperating' };
    expect(await kase.refused('departments', cooperating)).toBe('422 ACCOUNTABLE_REQUIRED');
    await kase.did('departments', { ...cooperating, accountableId: people().owner });
    expect(await onBoard('unaccepted')).toEqual([kase.number]);
    expect((await kase.now()).accountable).toMatchObject({ name: '张伟' });
    expect(await standings()).toEqual({ 安装服务部: 'engaged' });
  });

  it('gives a department its sub-task, which its head is told of (G5, G6)', async () => {
    const dueAt = shanghai('2026-03-03 12:00');
    const task = { departmentId: departments().installation, what: '提供安装记录', dueAt };
    const { followUpId } = await kase.did('sub-tasks', task);
    const followUp = (await kase.now()).followUps.find((planned: any) => planned.followUpId === followUpId);
    expect(followUp).toMatchObject({ kind: 'sub_task', owner: { name: '孙主管' }, state: 'scheduled' });
    await kase.did(`follow-ups/${followUpId}/completion`, { result: '记录已上传' }, 'installationHead');
    expect((await kase.messages()).map(({ template }) => template)).toEqual(
      expect.arrayContaining(['department_engaged', 'follow_up']),
    );
  });

  it('is passed on at most twice, then the accountable person rules (G8)', async () => {
    await hearback.at(shanghai('2026-03-02 11:00'));
    await kase.did('departments', { departmentId: departments().engineering, role: 'lead', reason: '质量问题' });
    const refusal = (instead: string) => ({ reason: '不属于我部门', insteadDepartmentId: instead });
    await kase.did(
      `departments/${departments().engineering}/refusal`,
      refusal(departments().installation),
      'engineeringHead',
    );
    await kase.did(
      `departments/${departments().installation}/refusal`,
      refusal(departments().engineering),
      'installationHead',
    );
    expect(await onBoard('declined')).toEqual([kase.number]);
    expect(await kase.clock('ruling')).toMatchObject({
      state: 'running',
      dueAt: expect.stringMatching(/^2026-03-02T08:30/),
    });
    const ruling = { departmentId: departments().engineering, reason: '批次缺陷' };
    expect(await kase.refused('ruling', ruling, 'engineeringHead')).toBe('403 ACCOUNTABLE_ONLY');
    await kase.did('ruling', ruling, 'owner');
    expect(await onBoard('declined')).toEqual([]);
    expect(await standings()).toMatchObject({ 技术部: 'accepted' });
    expect(
      await kase.refused(
        `departments/${departments().engineering}/refusal`,
        refusal(departments().installation),
        'engineeringHead',
      ),
    ).toBe('409 RULING_BINDING');
  });

  it('has a task force once it is urgent (G3), and a coordination meeting (G7)', async () => {
    const force = { leaderId: people().owner, memberIds: [people().engineer], plan: '两小时内上门' };
    expect(await kase.refused('task-force', force)).toBe('409 URGENT_ONLY');
    await kase.did('triage', { urgency: 'urgent', reason: '影响营业' });
    await kase.did('task-force', force);
    const at = shanghai('2026-03-02 14:00');
    const { meetingId } = await kase.did('meetings', { at, agenda: '责任划分', attendeeIds: [people().engineer] });
    await kase.did(`meetings/${meetingId}/minutes`, { attendeeIds: [people().engineer], decisions: ['周四前更换'] });
    const { taskForce, meetings } = await kase.now();
    expect(taskForce).toMatchObject({ leader: { name: '张伟' }, members: [{ name: '钱工' }] });
    expect(meetings).toMatchObject([{ decisions: ['周四前更换'] }]);
    const told = await kase.messages('&template=task_force');
    expect(told.filter(({ template }) => template === 'task_force')).toHaveLength(1); // the leader did it himself
  });

  it('says who held it for how long, to the minute and adding up to the whole (N9)', async () => {
    await hearback.at(shanghai('2026-03-02 15:00'));
    const { minutes, workingMinutes, holders, spans } = await hearback.as('auditor').read(`/cases/${kase.id}/holding`);
    expect([minutes, workingMinutes]).toEqual([360, 270]);
    const shares = holders.map((share: any) => [share.holder.department, share.holder.person?.name, share.minutes]);
    expect(shares).toEqual([
      ['客服部', undefined, 60],
      ['客服部', '张伟', expect.any(Number)],
      ['技术部', undefined, expect.any(Number)],
    ]);
    for (const parts of [holders, spans]) {
      expect(parts.reduce((sum: number, part: any) => sum + part.minutes, 0)).toBe(minutes);
      expect(parts.reduce((sum: number, part: any) => sum + part.workingMinutes, 0)).toBe(workingMinutes);
    }
  });
});
