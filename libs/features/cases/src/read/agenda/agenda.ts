import { type ExistingCase, isOpen } from '../../domain/case';
import type { CaseOutcome, CaseStatus, CaseType, Locale } from '../../domain/vocabulary';
import { caseTypeWords, channelWords } from '../../messages/words/terms';
import { when } from '../../messages/words/when';
import type { CaseDetails } from '../case/case-details';
import type { AppointmentDetails } from '../case/planned-contacts';
import { customerSees } from '../case/status-words';
import { type AgendaWords, agendaWords } from './agenda-words';

/** Another open case of the same customer. */
export interface Matter {
  readonly number: string;
  readonly type: CaseType;
  readonly status: CaseStatus;
  readonly outcome?: CaseOutcome;
}

export interface AgendaMatters {
  readonly state: ExistingCase;
  readonly details: CaseDetails;
  readonly appointment: AppointmentDetails;
  readonly others: readonly Matter[];
  /** IANA zone of all times. */
  readonly zone: string;
  readonly now: string;
}

export interface Agenda {
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[];
}

/** What to talk about, in the order in which one talks (E8): how they are, what was open, what is new, what they need. */
export function agendaOf(matters: AgendaMatters, locale: Locale): Agenda {
  const words = agendaWords[locale];
  const { headings } = words;
  const sections = [
    { heading: headings.before, lines: before(matters, words, locale) },
    { heading: headings.how, lines: howTheyAre(matters, words, locale) },
    { heading: headings.lastTime, lines: orElse(lastTime(matters, words, locale), words.nothingOpen) },
    { heading: headings.news, lines: orElse(news(matters, words), words.nothingNew) },
    { heading: headings.ask, lines: [...needs(matters, words), words.askForChange] },
    { heading: headings.hints, lines: hints(matters, words) },
  ];
  return {
    title: words.title(matters.appointment.goal),
    sections: sections.filter(({ lines }) => lines.length > 0),
  };
}

function before({ appointment, zone, now }: AgendaMatters, { lines, comma }: AgendaWords, locale: Locale): string[] {
  const { at, channel, meetingTool, materials } = appointment;
  return [
    lines.when(when(at, locale, zone, now), channelWords[locale][channel], meetingTool),
    ...(materials.length > 0 ? [lines.materials(materials.join(comma))] : []),
  ];
}

function howTheyAre({ state, details, others }: AgendaMatters, words: AgendaWords, locale: Locale): string[] {
  const { lines, emotions, comma } = words;
  const felt = details.planned.emotions.map((emotion) => emotions[emotion]);
  const rating = details.ratings.at(-1);
  const matter = ({ number, type, status, outcome }: Matter) =>
    lines.matter(number, caseTypeWords[locale][type], customerSees(status, locale, outcome));
  return [
    ...[state, ...others].map(matter),
    ...(felt.length > 0 ? [lines.felt(felt.join(comma))] : []),
    ...(rating ? [lines.rated(rating.score)] : []),
  ];
}

function lastTime({ state, details, zone, now }: AgendaMatters, words: AgendaWords, locale: Locale): string[] {
  const { lines, followUpState } = words;
  const held = Object.values(details.planned.appointments).filter(({ summary }) => summary);
  const last = held.sort((one, other) => one.summary!.at.localeCompare(other.summary!.at)).at(-1)?.summary;
  const todos = last?.todos ?? [];
  const known = todos.map(({ followUpId }) => followUpId);
  const others = Object.values(details.followUps).filter(
    ({ followUpId, state: standing }) => standing !== 'completed' && !known.includes(followUpId),
  );
  return [
    ...(last?.consensus ?? []).map(lines.agreed),
    ...todos.map(({ followUpId, what, owner }) =>
      lines.todo(what, owner.name, followUpState[details.followUps[followUpId].state]),
    ),
    ...others.map(({ action, owner, state: standing }) => lines.todo(action, owner.name, followUpState[standing])),
    ...(isOpen(state) && state.plan ? [lines.planned(when(state.plan.date, locale, zone, now))] : []),
  ];
}

function news({ state, details }: AgendaMatters, { lines }: AgendaWords): string[] {
  const answer = details.planned.demandResponses.at(-1);
  return [
    ...state.untold,
    ...(details.resolution ? [lines.result(details.resolution.toldCustomer ?? details.resolution.result)] : []),
    ...(answer ? [lines.answered(answer.words)] : []),
  ];
}

function needs({ details }: AgendaMatters, { lines }: AgendaWords): string[] {
  const told = details.feedback?.needs ?? [];
  const ranked = details.planned.needs ?? told.map((need) => ({ need, latent: false }));
  return ranked.map(({ need, latent }) => (latent ? lines.latent(need) : lines.need(need)));
}

function hints({ details, appointment }: AgendaMatters, { lines, hints: known }: AgendaWords): string[] {
  const ranked = details.planned.needs ?? [];
  const felt = [...appointment.concerns, ...ranked.flatMap(({ concern }) => concern ?? [])];
  return [
    ...[...new Set(felt)].map((concern) => known[concern]),
    ...ranked.flatMap(({ proposal, value }) => (proposal ? [lines.worth(proposal, value)] : [])),
  ];
}

function orElse(lines: readonly string[], nothing: string): readonly string[] {
  return lines.length > 0 ? lines : [nothing];
}
