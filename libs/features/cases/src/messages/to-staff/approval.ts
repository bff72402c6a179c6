import type { OutgoingMessage } from '@features/notifications/contract';
import { recipientOf } from '../../domain/escalations/recipients';
import type { Wanted } from '../../domain/case.events';
import type { Locale } from '../../domain/vocabulary';
import type { Telling, TellingOf } from '../telling';
import { approvalWords, caseTypeWords, urgencyWords } from '../words/terms';
import { when } from '../words/when';
import { toStaff } from './to-staff';

/** The head has to decide: what exactly, who asks, and why. */
export function approvalRequested(telling: TellingOf<'ApprovalRequested'>): OutgoingMessage[] {
  const { approvalId, about, wanted, reason, requestedBy, approver } = telling.event.data;
  return toStaff(telling, approver, 'approval_requested', (locale) => ({
    about: approvalWords[locale][about],
    wanted: wordsOf(wanted, telling, locale),
    reason: reason ?? null,
    requestedBy: requestedBy?.name ?? null,
    approvalId,
  }));
}

/** Whoever has asked hears the answer; what the worker has asked, the owner. */
export function approvalDecided(
  telling: TellingOf<'ApprovalGranted' | 'ApprovalRefused'>,
  granted: boolean,
): OutgoingMessage[] {
  const { event, state, directory } = telling;
  const { approvalId, about, by, reason } = event.data;
  const { requestedBy, wanted } = state.approvals[approvalId];
  return toStaff(
    telling,
    requestedBy ?? recipientOf('owner', state, directory, { now: new Date(event.recordedAt) }),
    'approval_decided',
    (locale) => ({
      about: approvalWords[locale][about],
      wanted: wordsOf(wanted, telling, locale),
      granted,
      decidedBy: by.name,
      reason: reason ?? null,
    }),
  );
}

function wordsOf(wanted: Wanted, { event, state, zone }: Telling, locale: Locale): string {
  const zh = locale === 'zh-CN';
  switch (wanted.kind) {
    case 'triage': {
      const type = caseTypeWords[locale][wanted.type ?? state.type];
      const urgency = urgencyWords[locale][wanted.urgency ?? state.urgency];
      return zh ? `改为${type}（${urgency}）` : `to make it: ${type}, ${urgency}`;
    }
    case 'delay': {
      const [from, to] = [wanted.previousDate, wanted.plannedDate].map((at) =>
        when(at, locale, zone, event.recordedAt),
      );
      return zh ? `计划完成时间由 ${from} 改为 ${to}` : `to move the planned date from ${from} to ${to}`;
    }
    case 'no_response':
      return zh ? `以“客户无回应”办结：${wanted.result}` : `to end it without an answer: ${wanted.result}`;
    case 'closing':
      return zh ? '客户在异议期内没有回应，关闭投诉' : 'to close the complaint on the customer’s silence';
  }
}
