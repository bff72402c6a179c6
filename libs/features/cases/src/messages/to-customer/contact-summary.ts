import type { OutgoingMessage } from '@features/notifications/contract';
import type { TellingOf } from '../telling';
import { when } from '../words/when';
import { toCustomer } from './to-customer';

/** What was agreed, who does what by when, and what was handed over (E10), when the worker is to send it. */
export function contactSummary(telling: TellingOf<'ContactSummarySent'>): OutgoingMessage[] {
  const { event, state, zone } = telling;
  const { messageId, consensus, todos, materials } = event.data;
  if (!messageId) return [];
  const { locale } = state.customer;
  const say = ({ what, owner, dueAt }: (typeof todos)[number]) => {
    const by = when(dueAt, locale, zone, event.recordedAt);
    return locale === 'zh-CN' ? `${what}（${owner.name}，${by} 之前完成）` : `${what} (${owner.name}, by ${by})`;
  };
  return toCustomer(telling, {
    template: 'contact_summary',
    messageId,
    goes: 'at opening',
    variables: { consensus, todos: todos.map(say), materials },
  });
}
