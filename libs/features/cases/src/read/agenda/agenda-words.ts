import type { Concern, Emotion, Locale } from '../../domain/vocabulary';

export interface AgendaWords {
  readonly title: (goal: string) => string;
  readonly headings: Readonly<Record<'before' | 'how' | 'lastTime' | 'news' | 'ask' | 'hints', string>>;
  readonly emotions: Readonly<Record<Emotion, string>>;
  /** From what the customer needs to what is worth saying, never the other way round (E12). */
  readonly hints: Readonly<Record<Concern, string>>;
  readonly followUpState: Readonly<Record<'scheduled' | 'completed' | 'missed', string>>;
  readonly lines: {
    readonly when: (at: string, channel: string, tool?: string) => string;
    readonly materials: (list: string) => string;
    readonly matter: (number: string, type: string, status: string) => string;
    readonly felt: (emotions: string) => string;
    readonly rated: (score: number) => string;
    readonly todo: (what: string, who: string, state: string) => string;
    readonly agreed: (what: string) => string;
    readonly planned: (date: string) => string;
    readonly result: (text: string) => string;
    readonly answered: (words: string) => string;
    readonly need: (need: string) => string;
    readonly latent: (need: string) => string;
    readonly worth: (proposal: string, value?: string) => string;
  };
  readonly nothingOpen: string;
  readonly nothingNew: string;
  readonly askForChange: string;
  readonly comma: string;
}

export const agendaWords: Readonly<Record<Locale, AgendaWords>> = {
  'zh-CN': {
    title: (goal) => `沟通提纲：${goal}`,
    headings: {
      before: '沟通前准备',
      how: '开场：客户近况',
      lastTime: '回顾：上次未解决的问题与进度',
      news: '传递更新',
      ask: '询问需求变化',
      hints: '话题建议（从需求出发，不单向推销）',
    },
    emotions: { anxious: '焦急', dissatisfied: '不满', calm: '平和', expectant: '期待' },
    hints: {
      cost: '客户关注成本：讲性价比，用客户自己的用量算一笔账，不急于报价。',
      experience: '客户关注体验：讲一个使用情形相近的客户案例，请客户说说自己的使用场景。',
      quality: '客户关注质量：说明检测结果、质保范围和出现问题时怎样处理。',
      speed: '客户关注时效：给出明确的时间节点，说明由谁负责，做不到的不承诺。',
      safety: '客户关注安全：说明相关标准和防护措施，主动提示使用注意事项。',
      service: '客户关注服务：介绍专人对接的方式和回访安排，问清偏好的沟通时间。',
    },
    followUpState: { scheduled: '进行中', completed: '已完成', missed: '已逾期' },
    lines: {
      when: (at, channel, tool) => `时间与方式：${at}，${channel}${tool ? `（${tool}）` : ''}`,
      materials: (list) => `材料：${list}`,
      matter: (number, type, status) => `${type} ${number}：${status}`,
      felt: (emotions) => `最近一次记录的情绪：${emotions}`,
      rated: (score) => `最近一次满意度：${score} 分`,
      todo: (what, who, state) => `${what}（${who}，${state}）`,
      agreed: (what) => `上次达成的共识：${what}`,
      planned: (date) => `计划完成时间：${date}`,
      result: (text) => `处理结果：${text}`,
      answered: (words) => `对需求的答复：${words}`,
      need: (need) => `需求是否仍然如此：${need}`,
      latent: (need) => `留意求证（客户未明说）：${need}`,
      worth: (proposal, value) => `可以介绍：${proposal}${value ? `，对客户的价值：${value}` : ''}`,
    },
    nothingOpen: '没有遗留问题，可请客户补充。',
    nothingNew: '暂无新进展，如实说明。',
    askForChange: '近期的需求、使用情况和对接人有没有变化？',
    comma: '、',
  },
  en: {
    title: (goal) => `Agenda: ${goal}`,
    headings: {
      before: 'Before the conversation',
      how: 'Opening: how the customer is',
      lastTime: 'What was open last time, and where it stands',
      news: 'What is new',
      ask: 'What has changed in their needs',
      hints: 'Talking points (start from the need, do not push)',
    },
    emotions: { anxious: 'anxious', dissatisfied: 'dissatisfied', calm: 'calm', expectant: 'expectant' },
    hints: {
      cost: 'Cost matters to them: talk about value for money, worked out on their own figures, before any price.',
      experience:
        'Experience matters to them: tell the case of a customer who uses it alike, and ask about their own use.',
      quality:
        'Quality matters to them: test results, what the warranty covers, and what happens when something fails.',
      speed: 'Time matters to them: give dates and who is responsible, and promise nothing that cannot be kept.',
      safety: 'Safety matters to them: the standards met, the protection there is, and what to mind in use.',
      service: 'Service matters to them: who is their one contact, when we come back to them, and which times suit.',
    },
    followUpState: { scheduled: 'under way', completed: 'done', missed: 'late' },
    lines: {
      when: (at, channel, tool) => `When and how: ${at}, ${channel}${tool ? ` (${tool})` : ''}`,
      materials: (list) => `Materials: ${list}`,
      matter: (number, type, status) => `${number} (${type}): ${status}`,
      felt: (emotions) => `Last seen: ${emotions}`,
      rated: (score) => `Last satisfaction: ${score} of 5`,
      todo: (what, who, state) => `${what} (${who}, ${state})`,
      agreed: (what) => `Agreed last time: ${what}`,
      planned: (date) => `Planned for: ${date}`,
      result: (text) => `Result: ${text}`,
      answered: (words) => `Our answer to the demand: ${words}`,
      need: (need) => `Is it still so: ${need}`,
      latent: (need) => `Find out (not said in so many words): ${need}`,
      worth: (proposal, value) => `Worth telling: ${proposal}${value ? `; worth to them: ${value}` : ''}`,
    },
    nothingOpen: 'Nothing is left open; ask whether they see it so.',
    nothingNew: 'There is nothing new: say so.',
    askForChange: 'Have their needs, their use or their contacts changed of late?',
    comma: ', ',
  },
};
