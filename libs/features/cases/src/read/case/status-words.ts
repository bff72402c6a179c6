import type { CaseOutcome, CaseStatus, Locale } from '../../domain/vocabulary';

/** 003's words (H2): 待处理/处理中/已完成/待跟进/无法解决. */
export type Status003 = '待处理' | '处理中' | '已完成' | '待跟进' | '无法解决';
/** 004's words (H3): 已解决/处理中/待跟进/无法解决. */
export type Status004 = '已解决' | '处理中' | '待跟进' | '无法解决';

const unresolved: readonly (CaseOutcome | undefined)[] = ['unresolvable', 'not_accepted'];

export function status003(status: CaseStatus, outcome?: CaseOutcome): Status003 {
  if (status === 'received') return '待处理';
  if (status === 'in_progress') return '处理中';
  if (status === 'waiting') return '待跟进';
  return unresolved.includes(outcome) ? '无法解决' : '已完成';
}

export function status004(status: CaseStatus, outcome?: CaseOutcome): Status004 {
  const word = status003(status, outcome);
  if (word === '待处理') return '处理中';
  return word === '已完成' ? '已解决' : word;
}

const seen: Readonly<
  Record<Locale, Readonly<Record<'received' | 'in_progress' | 'please_confirm' | 'instead' | 'closed', string>>>
> = {
  'zh-CN': {
    received: '已收到',
    in_progress: '处理中',
    please_confirm: '已解决,请确认',
    instead: '我们能为您做的',
    closed: '已关闭',
  },
  en: {
    received: 'received',
    in_progress: 'in progress',
    please_confirm: 'please confirm',
    instead: 'what we can do instead',
    closed: 'closed',
  },
};

/** What the customer sees; while waiting that is the reason, in the customer's words. */
export function customerSees(status: CaseStatus, locale: Locale, outcome?: CaseOutcome, waitingWords?: string): string {
  const words = seen[locale];
  switch (status) {
    case 'received':
    case 'in_progress':
    case 'closed':
      return words[status];
    case 'waiting':
      return waitingWords ?? words.in_progress;
    case 'resolved':
    case 'awaiting_confirmation':
      return unresolved.includes(outcome) ? words.instead : words.please_confirm;
  }
}
