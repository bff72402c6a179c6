import type { OutgoingMessage } from '@features/notifications/contract';
import type { Locale } from '../../domain/vocabulary';
import type { TellingOf } from '../telling';
import { channelWords } from '../words/terms';
import { when } from '../words/when';
import { toStaff } from './to-staff';

type OwnTask = 'call' | 'ask_again';

/** The software's own tasks carry their text in both languages; a message says it in one. */
const ownTasks: Readonly<Record<Locale, Readonly<Record<OwnTask, string>>>> = {
  'zh-CN': {
    call: '系统无法联系到客户，请电话告知客户目前的进展。',
    ask_again: '客户在异议期内没有答复，请换一天、换一种渠道再次请客户确认处理结果。',
  },
  en: {
    call: 'No message reaches the customer: call them and say where the case stands.',
    ask_again:
      'The customer did not answer within the objection window: ask them again to confirm the result, on another day and by another channel.',
  },
};

export function followUpScheduled(telling: TellingOf<'FollowUpScheduled'>): OutgoingMessage[] {
  const { event, zone } = telling;
  const { kind, dueAt, owner, action, goal, channels } = event.data;
  return toStaff(telling, owner, 'follow_up', (locale) => ({
    dueAt: when(dueAt, locale, zone, event.recordedAt),
    action: kind in ownTasks[locale] ? ownTasks[locale][kind as OwnTask] : action,
    goal: goal ?? null,
    channels: channels.map((channel) => channelWords[locale][channel]).join(locale === 'zh-CN' ? '、' : ', ') || null,
  }));
}
