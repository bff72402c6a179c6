import { type OutgoingMessage, type TemplateVariables, renderTemplate } from '@features/notifications/contract';
import type { StaffRef } from '../../domain/case.events';
import type { Locale } from '../../domain/vocabulary';
import { type CaseTemplate, caseTemplates } from '../templates/case-templates';
import { aboutCase, openingTime, type Telling } from '../telling';
import { staffVariables } from './staff-variables';

/**
 * Nobody is told what they did themselves. A colleague whom the directory does not know gets a message without an
 * address: it fails and shows, where silence would not.
 */
export function toStaff(
  telling: Telling,
  person: StaffRef | undefined,
  template: CaseTemplate,
  variables: (locale: Locale) => TemplateVariables,
): OutgoingMessage[] {
  if (!person || person.personId === telling.event.meta.actor.id) return [];
  const known = telling.directory.people.get(person.personId);
  const locale = known?.locale ?? 'zh-CN';
  const filled = { ...staffVariables(telling, known?.name ?? person.name, locale), ...variables(locale) };
  return [
    {
      channel: 'email',
      audience: 'staff',
      recipient: person.personId,
      address: known?.email ?? '',
      locale,
      template,
      ...renderTemplate(caseTemplates, template, locale, filled),
      about: aboutCase(telling),
      notBefore: openingTime(telling),
    },
  ];
}
