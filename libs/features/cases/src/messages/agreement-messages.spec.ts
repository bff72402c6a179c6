import type { CaseEvent } from '../domain/case.events';
import { type At, feedback, MONDAY, smith, told, wang as wangActs, zhang } from './story.fixture';

const wang = { personId: 'wang', name: '王经理', departmentId: 'after-sales' };
const friday = '2026-03-06T10:00:00.000Z';
const monday = '2026-03-09T10:00:00.000Z';
const assigned: CaseEvent = { type: 'CaseAssigned', data: { owner: zhang } };
const promised = (change: object = {}): CaseEvent => ({
  type: 'CommitmentMade',
  data: {
    commitmentId: 'p',
    source: 'by_hand',
    what: '寄出压缩机',
    owner: zhang,
    dueAt: friday,
    visibleToCustomer: true,
    ...change,
  },
});
const byZhang: At = { actor: { kind: 'person', id: 'zhang' } };

describe('a promise', () => {
  it('is told to whoever is to keep it', () => {
    const [message, ...others] = told(feedback(), assigned, promised());
    expect(others).toEqual([]);
    expect(message).toMatchObject({ recipient: 'zhang', template: 'commitment_made', audience: 'staff' });
    expect(message.body).toContain('承诺内容：寄出压缩机');
    expect(message.body).toContain('3月6日 周五 18:00');
    expect(message.body).toContain('这是对客户的承诺');
  });
  it('in their language', () =>
    expect(told(feedback(), assigned, promised({ owner: smith }))[0].body).toContain('What was promised: 寄出压缩机'));
  it('not to who has made it', () => expect(told(feedback(), assigned, [promised(), byZhang])).toEqual([]));
  it('nor to who has just accepted an escalation', () =>
    expect(told(feedback(), assigned, promised({ source: 'escalation' }))).toEqual([]));

  const kept = (how: object): CaseEvent => ({
    type: 'CommitmentKept',
    data: { commitmentId: 'p', done: '已寄出,单号 SF1020', ...how },
  });
  it.each([
    ['zh-CN', '答应您的：寄出压缩机', '完成情况：已寄出,单号 SF1020'],
    ['en', 'What we promised: 寄出压缩机', 'What was done: 已寄出,单号 SF1020'],
  ] as const)('that is kept is told to the customer (E11) in %s', (locale, what, done) => {
    const [letter] = told(feedback({ locale }), assigned, promised(), kept({ channel: 'email', messageId: 'm' }));
    expect(letter).toMatchObject({ audience: 'customer', template: 'commitment_kept', messageId: 'm', locale });
    expect(letter.body).toContain(what);
    expect(letter.body).toContain(done);
  });
  it('unless a person has told them', () =>
    expect(told(feedback(), assigned, promised(), kept({ channel: 'phone' }))).toEqual([]));
  it('that is moved is told with its reason', () => {
    const [letter] = told(feedback(), assigned, promised(), {
      type: 'CommitmentMoved',
      data: {
        commitmentId: 'p',
        previousDate: friday,
        dueAt: monday,
        reason: '仓库缺货',
        channel: 'email',
        messageId: 'm',
      },
    });
    for (const said of ['3月6日 周五 18:00', '3月9日 周一 18:00', '仓库缺货']) expect(letter.body).toContain(said);
  });
});

describe('the 48-hour update', () => {
  const update: CaseEvent = {
    type: 'ProgressUpdateSent',
    data: {
      trigger: 'due',
      round: 1,
      dueAt: MONDAY,
      missed: 0,
      countsFrom: MONDAY,
      steps: [],
      planOverdue: false,
      nothingNew: true,
      locale: 'zh-CN',
      channel: 'email',
      messageId: 'u',
    },
  };
  const bodyOf = (...facts: (CaseEvent | [CaseEvent, At])[]) => told(feedback(), assigned, ...facts)[0].body;

  it('says what comes next and when', () =>
    expect(bodyOf(promised(), update)).toContain('接下来的安排：\n  1. 3月6日 周五 18:00 之前：寄出压缩机'));
  it('does not pretend about what is late', () =>
    expect(bodyOf(promised(), [update, { at: monday }])).toContain(
      '寄出压缩机（原定 3月6日 周五 18:00 之前，未能按时做到',
    ));
  it('keeps inside what is', () =>
    expect(bodyOf(promised({ visibleToCustomer: false }), update)).not.toContain('寄出'));
  it('does not repeat what is done', () =>
    expect(
      bodyOf(promised(), { type: 'CommitmentKept', data: { commitmentId: 'p', done: '已寄出' } }, update),
    ).not.toContain('接下来的安排'));
});

describe('a request for leave', () => {
  const wanted = { kind: 'triage', type: 'inquiry', reason: '只是询问' } as const;
  const requested = (change: object = {}): CaseEvent => ({
    type: 'ApprovalRequested',
    data: {
      approvalId: 'a',
      about: 'milder_classification',
      wanted,
      reason: '只是询问',
      requestedBy: zhang,
      approver: wang,
      ...change,
    },
  });
  const decision = { approvalId: 'a', about: 'milder_classification', by: wang } as const;

  it('goes to the head with what is wanted, why and how to answer', () => {
    const [message] = told(feedback(), assigned, [requested(), byZhang]);
    expect(message).toMatchObject({ recipient: 'wang', template: 'approval_requested' });
    for (const said of ['张伟', '改为咨询（一般）', '理由：只是询问', '/approvals/a/decision'])
      expect(message.body).toContain(said);
  });
  it.each([
    [
      { kind: 'delay', previousDate: friday, plannedDate: monday, reason: '缺件' },
      '由 3月6日 周五 18:00 改为 3月9日 周一 18:00',
    ],
    [{ kind: 'no_response', result: '多次联系无果' }, '以“客户无回应”办结：多次联系无果'],
    [{ kind: 'closing' }, '客户在异议期内没有回应，关闭投诉'],
  ])('says %j', (other, said) =>
    expect(told(feedback(), assigned, [requested({ wanted: other }), byZhang])[0].body).toContain(said),
  );
  it('says so in English to whoever reads that', () =>
    expect(told(feedback(), assigned, [requested({ approver: smith }), byZhang])[0].body).toContain(
      'to make it: inquiry, normal',
    ));
  it.each([
    ['ApprovalGranted', '已批准，并已执行'],
    ['ApprovalRefused', '没有批准，一切照旧'],
  ] as const)('is answered to who has asked: %s', (type, said) => {
    const decided = { type, data: { ...decision, reason: '已当面确认' } } as CaseEvent;
    const [message, ...others] = told(feedback(), assigned, requested(), [decided, { actor: wangActs }]);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ recipient: 'zhang', template: 'approval_decided' });
    expect(message.body).toContain(said);
    expect(message.body).toContain('已当面确认');
  });
  it('of the worker is answered to the owner', () => {
    const decided: CaseEvent = { type: 'ApprovalRefused', data: { ...decision, reason: '再联系一次' } };
    expect(told(feedback(), assigned, requested({ requestedBy: undefined }), decided)[0]).toMatchObject({
      recipient: 'zhang',
    });
  });
});

describe('a review', () => {
  const asked: CaseEvent = { type: 'ReviewRequested', data: { reviewer: wang } };
  it('is asked of the reviewer', () =>
    expect(told(feedback(), assigned, [asked, byZhang])[0]).toMatchObject({
      recipient: 'wang',
      template: 'review_requested',
    }));
  it('and told to the owner', () => {
    const reviewed: CaseEvent = {
      type: 'CaseReviewed',
      data: { reviewer: wang, verdict: 'returned', notes: '缺少回访' },
    };
    const [message] = told(feedback(), assigned, asked, reviewed);
    expect(message).toMatchObject({ recipient: 'zhang', template: 'reviewed' });
    expect(message.subject).toContain('审核退回');
    expect(message.body).toContain('缺少回访');
  });
});
