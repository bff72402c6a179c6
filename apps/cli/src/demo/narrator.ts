import type { Answer, Api } from './api';

/** One fact of the log, as the auditor's feed shows it. */
export interface Seen {
  readonly event: string;
  readonly id: string;
  readonly occurredAt: string;
  readonly data: Answer;
}

const ZONE = 'Asia/Shanghai';

/** Reads the log as it grows and says what happened, with the names of the facts. */
export class Narrator {
  readonly seen: Seen[] = [];
  private cursor?: string;
  private step = 0;

  constructor(
    private readonly auditor: Api,
    private readonly steps: number,
    private readonly print: (line: string) => void,
  ) {}

  title(text: string): void {
    this.print(`\n${text}`);
  }

  /** After each thing that was done: what the log holds that it did not hold before. */
  async tell(): Promise<void> {
    this.step++;
    for (let atEnd = false; !atEnd;) {
      const cursor: string = this.cursor ? `&cursor=${this.cursor}` : '';
      const page = await this.auditor.get(`/v1/events?limit=100&category=case${cursor}`);
      for (const item of page.items as Seen[]) this.say(item);
      this.cursor = page.nextCursor;
      atEnd = page.atEnd;
    }
  }

  private say(item: Seen): void {
    this.seen.push(item);
    const percent = `${Math.min(99, Math.round((this.step / this.steps) * 100))}`.padStart(2);
    this.print(`  ${percent} %  ${local(item.occurredAt)}  ${item.event.padEnd(22)} ${wordsOf(item)}`);
  }
}

function local(instant: string): string {
  const parts = {
    timeZone: ZONE,
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(new Date(instant)).replace(',', '');
}

type Words = (data: Answer) => string;

const words: Readonly<Record<string, Words>> = {
  FeedbackReceived: (data) => `${data.number}: ${data.urgency} ${data.type} by ${data.channel}: ${data.description}`,
  CaseAcknowledged: () => 'accepted, in time',
  CaseRouted: (data) => `by the rule “${data.rule}”`,
  CaseAssigned: (data) => `owner ${data.owner.name}`,
  ResolutionPlanned: (data) => `${data.measures.join(', ')}; promised for ${local(data.plannedDate)}`,
  CustomerContacted: (data) => `${data.outcome} by ${data.channel}: ${data.summary}`,
  CustomerReplied: (data) => data.text,
  CustomerNudged: (data) => data.text,
  ProgressNoted: (data) => data.text,
  ProgressUpdateSent: (data) =>
    `update ${data.round} to the customer by ${data.channel}: ${data.nothingNew ? 'nothing new, said so' : `${data.steps.length} new steps`}`,
  DeadlineWarned: (data) => `${data.clock} is due soon: ${data.recipient?.name ?? 'nobody'} was warned`,
  DeadlineBreached: (data) => `${data.clock} passed its ${data.step.replace('_', ' ')}`,
  IssueEscalated: (data) =>
    `level ${data.level} to ${data.recipient?.name} (${data.recipient?.role}) because of ${data.cause.clock ?? data.cause.kind}`,
  EscalationCauseAdded: (data) => `${data.cause.clock ?? data.cause.kind} as well; no second message`,
  FollowUpScheduled: (data) => `${data.owner.name}, ${local(data.dueAt)}: ${data.action}`,
  FollowUpCompleted: (data) => data.result,
  IssueResolved: (data) => `${data.outcome}: ${data.result}`,
  ResultDelivered: (data) => `the customer heard it by ${data.channel}`,
  ConfirmationRequested: (data) => `attempt ${data.attempt} by ${data.channel}`,
  ResolutionConfirmed: (data) => `the customer confirms (${data.mode})`,
  SatisfactionRated: (data) => `${data.score} of 5: ${data.basis}`,
  WaitingStarted: (data) => `for ${data.reason}: ${data.customerWords}`,
  CommitmentMade: (data) => `${data.owner.name}, by ${local(data.dueAt)}: ${data.what}`,
  CommitmentKept: (data) => data.done,
  CommitmentMoved: (data) => `to ${local(data.dueAt)}: ${data.reason}`,
  CommitmentBroken: (data) => `due ${local(data.dueAt)}`,
  SolutionProposed: (data) => `by ${data.channel}: ${data.text}`,
  ProposalAnswered: (data) => `${data.answer}: ${data.words ?? ''}`,
  ApprovalRequested: (data) => `${data.about}, of ${data.approver?.name ?? 'nobody'}`,
  ApprovalGranted: (data) => `${data.about}, by ${data.by.name}`,
  ApprovalRefused: (data) => `${data.about}, by ${data.by.name}: ${data.reason}`,
  ReviewRequested: (data) => `of ${data.reviewer.name}`,
  CaseReviewed: (data) => `${data.verdict} by ${data.reviewer.name}: ${data.notes}`,
  FindingsRecorded: (data) => data.after.rootCause ?? '',
  CaseClosed: (data) => `with the customer’s word: ${data.basis}`,
  QuotesAdded: (data) => data.quotes.join('; '),
  DetailsCorrected: (data) => data.reason,
  ParaphraseConfirmed: (data) => `${data.confirmedBy} confirms: ${data.text}`,
  UpdateDrafted: (data) => `for the next update: ${data.text}`,
  CustomerReminded: (data) => `${data.kind.replace('_', ' ')} ${data.number} by ${data.channel}`,
  CaseWithdrawn: (data) => data.words,
  JoinedOriginal: (data) => `goes on as ${data.number}: ${data.reason}`,
  DuplicateJoined: (data) => `${data.number} joined`,
  PartedFromOriginal: (data) => `from ${data.number}: ${data.reason}`,
  CaseLinked: (data) => `${data.kind.replace('_', ' ')}: ${data.number}`,
  CaseRecurred: (data) => `as ${data.number}`,
  AppointmentMade: (data) => `${data.owner.name}, ${local(data.at)} by ${data.channel}: ${data.goal}`,
  AppointmentConfirmed: (data) => `the customer confirms by ${data.channel}`,
  AppointmentMoved: (data) => `from ${local(data.previousAt)} to ${local(data.at)}: ${data.reason}`,
  AppointmentCancelled: (data) => data.reason,
  AppointmentNoted: (data) => data.text,
  AppointmentHeld: (data) => `${data.outcome}: ${data.notes}`,
  ContactSummarySent: (data) => `${data.consensus.length} agreed, ${data.todos.length} to do, by ${data.channel}`,
  ReturnVisitPlanned: (data) => `${data.kind} by ${data.owner.name}`,
  ReturnVisitMade: (data) => `${data.kind}, does it help? ${data.effective}: ${data.words}`,
  SuccessStoryCollected: (data) => data.title,
  DemandAnswered: (data) => `${data.decision}: ${data.words}`,
  NeedsRanked: (data) => data.needs.map(({ need }: { need: string }) => need).join(', '),
};

function wordsOf({ event, data }: Seen): string {
  return words[event]?.(data) ?? '';
}
