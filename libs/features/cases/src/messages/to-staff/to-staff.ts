import { type OutgoingMessage, type TemplateVariables, renderTemplate } from '@features/notifications/contract';
import type { InsteadOf, StaffRef } from '../../domain/case.events';
import { type Present, present } from '../../domain/escalations/presence';
import type { Locale } from '../../domain/vocabulary';
import { type CaseTemplate, caseTemplates } from '../templates/case-templates';
import { aboutCase, openingTime, type Telling } from '../telling';
import { standingInWords } from '../words/standing-in';
import { staffVariables } from './staff-variables';

/**
 * Nobody is told what they did themselves. Whoever stands in for somebody hears of it as well as the one they stand in
 * for, and each is told of the other.
 */
export function toStaff(
  telling: Telling,
  person: Present | undefined,
  template: CaseTemplate,
  variables: (locale: Locale) => TemplateVariables,
): OutgoingMessage[] {
  if (!person) return [];
  const { insteadOf, ...here } = person.insteadOf ? person : standsInFor(person, telling);
  const told = insteadOf ? [here, insteadOf] : [here];
  return told
    .filter(({ personId }) => personId !== telling.event.meta.actor.id)
    .map((one) => {
      const relation = insteadOf && { insteadOf, standIn: here.name, toStandIn: one === here };
      return messageTo(one, telling, template, variables, relation);
    });
}

/** The person where nobody stands in. */
function standsInFor(person: StaffRef, { event, directory }: Telling): Present {
  return present(person.personId, directory, new Date(event.recordedAt), person) ?? person;
}

/** A colleague whom the directory does not know gets a message without an address: it fails and shows. */
function messageTo(
  person: Pick<StaffRef, 'personId' | 'name'>,
  telling: Telling,
  template: CaseTemplate,
  variables: (locale: Locale) => TemplateVariables,
  relation?: { readonly insteadOf: InsteadOf; readonly standIn: string; readonly toStandIn: boolean },
): OutgoingMessage {
  const known = telling.directory.people.get(person.personId);
  const locale = known?.locale ?? 'zh-CN';
  const standingIn = relation ? standingInWords(relation, locale) : null;
  const name = known?.name ?? person.name;
  const filled = { ...staffVariables(telling, { name, locale, standingIn }), ...variables(locale) };
  return {
    channel: 'email',
    audience: 'staff',
    recipient: person.personId,
    address: known?.email ?? '',
    locale,
    template,
    ...renderTemplate(caseTemplates, template, locale, filled),
    about: aboutCase(telling),
    notBefore: openingTime(telling),
  };
}
