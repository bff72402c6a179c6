import { fold } from '@engine/decider/specify';
import type { CaseEvent } from '../../domain/case.events';
import * as the from '../../domain/case.fixture';
import { appointed, assigned, cn, liu, MONDAY } from '../../domain/case.fixture';
import { type CaseRecord, caseRecord } from '../case/case-record';
import { agendaOf, type Matter } from './agenda';

const agenda = (locale: 'zh-CN' | 'en', facts: readonly CaseEvent[], others: readonly Matter[] = []) => {
  const { state, details } = fold<CaseRecord, CaseEvent>(caseRecord, facts, MONDAY);
  if (state.status === 'absent') throw new Error('There is no case.');
  const appointment = details.planned.appointments['appointment-2'];
  const { title, sections } = agendaOf(
    { state, details, appointment, others, zone: 'Asia/Shanghai', now: MONDAY },
    locale,
  );
  return { title, ...Object.fromEntries(sections.map(({ heading, lines }) => [heading, lines])) };
};

const next = appointed({
  appointmentId: 'appointment-2',
  at: cn('2026-03-19 14:00'),
  goal: '签约',
  materials: ['报价单', '合同'],
  concerns: ['experience'],
  meetingTool: 'Zoom',
});
const todo = { followUpId: 'todo-1', what: '提交报价', owner: liu, dueAt: cn('2026-03-12 18:00') };
const summary: CaseEvent = {
  type: 'ContactSummarySent',
  data: { appointmentId: 'appointment-1', consensus: ['用变频机型'], todos: [todo], materials: [], channel: 'phone' },
};
const story: CaseEvent[] = [
  the.received({ emotions: ['anxious'] }),
  assigned,
  the.planned(cn('2026-03-20 18:00')),
  appointed(),
  {
    type: 'AppointmentHeld',
    data: { appointmentId: 'appointment-1', outcome: 'reached', notes: '好', emotions: ['calm'] },
  },
  summary,
  the.scheduled({ followUpId: 'todo-1', dueAt: todo.dueAt, action: todo.what }),
  { type: 'FollowUpMissed', data: { followUpId: 'todo-1', dueAt: todo.dueAt, latenessSeconds: 0 } },
  the.scheduled({ followUpId: 'other', dueAt: cn('2026-03-25 18:00'), action: '寄样品' }),
  the.noted('样机已到'),
  {
    type: 'NeedsRanked',
    data: {
      needs: [
        { need: '省电', latent: true, concern: 'cost', proposal: '变频机型', value: '每年降低20%电费' },
        { need: '静音', latent: false },
      ],
    },
  },
  next,
];

describe('an agenda (E8, E12)', () => {
  it('is what is recorded, in the order in which one talks', () =>
    expect(agenda('zh-CN', story, [{ number: '2026-T-000009', type: 'complaint', status: 'received' }])).toEqual({
      title: '沟通提纲：签约',
      沟通前准备: ['时间与方式：3月19日 周四 14:00，线上会议（Zoom）', '材料：报价单、合同'],
      '开场：客户近况': ['售后 2026-Q-000001：处理中', '投诉 2026-T-000009：已收到', '最近一次记录的情绪：平和'],
      '回顾：上次未解决的问题与进度': [
        '上次达成的共识：用变频机型',
        '提交报价（刘工，已逾期）',
        '寄样品（刘工，进行中）',
        '计划完成时间：3月20日 周五 18:00',
      ],
      传递更新: ['样机已到'],
      询问需求变化: [
        '留意求证（客户未明说）：省电',
        '需求是否仍然如此：静音',
        '近期的需求、使用情况和对接人有没有变化？',
      ],
      '话题建议（从需求出发，不单向推销）': [
        '客户关注体验：讲一个使用情形相近的客户案例，请客户说说自己的使用场景。',
        '客户关注成本：讲性价比，用客户自己的用量算一笔账，不急于报价。',
        '可以介绍：变频机型，对客户的价值：每年降低20%电费',
      ],
    }));

  it('says the same in English', () =>
    expect(agenda('en', story)).toMatchObject({
      title: 'Agenda: 签约',
      'Opening: how the customer is': ['2026-Q-000001 (after-sales service): in progress', 'Last seen: calm'],
      'What is new': ['样机已到'],
      'Talking points (start from the need, do not push)': [
        'Experience matters to them: tell the case of a customer who uses it alike, and ask about their own use.',
        'Cost matters to them: talk about value for money, worked out on their own figures, before any price.',
        'Worth telling: 变频机型; worth to them: 每年降低20%电费',
      ],
    }));

  it('is honest where there is nothing to tell, and takes the needs as they were told', () =>
    expect(
      agenda('zh-CN', [the.received({ needs: ['加装过滤网'] }), { ...next, data: { ...next.data, concerns: [] } }]),
    ).toEqual({
      title: '沟通提纲：签约',
      沟通前准备: ['时间与方式：3月19日 周四 14:00，线上会议（Zoom）', '材料：报价单、合同'],
      '开场：客户近况': ['售后 2026-Q-000001：已收到'],
      '回顾：上次未解决的问题与进度': ['没有遗留问题，可请客户补充。'],
      传递更新: ['暂无新进展，如实说明。'],
      询问需求变化: ['需求是否仍然如此：加装过滤网', '近期的需求、使用情况和对接人有没有变化？'],
    }));

  it('tells the result, and the last answer to a demand', () => {
    const answered: CaseEvent = {
      type: 'DemandAnswered',
      data: { priority: 'high', decision: 'accepted', words: '下月上线', channel: 'phone' },
    };
    expect(agenda('zh-CN', [...the.lives.in_progress, answered, the.resolved, next])).toMatchObject({
      传递更新: ['处理结果：制冷正常', '对需求的答复：下月上线'],
    });
  });
});
