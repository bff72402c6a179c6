import type { Duration, WorkingCalendar } from '@engine/working-time';
import type { CaseType, Channel } from '@features/cases/contract';

export type Urgency = 'urgent' | 'normal' | 'low';
export type DemandPriority = 'high' | 'medium' | 'low';

/** Who a step of a ladder goes to. Resolved to a person when the step fires. */
export type LadderRole = 'owner' | 'department_head' | 'cross_department_owner' | 'executive_on_duty';

export type EscalationLevel = 1 | 2 | 3;

/** One step of a ladder: when, to whom, and which level of escalation it is; a step without a level only warns. */
export interface LadderStep {
  readonly step: string;
  /** `percent` of the clock's own working minutes, or business days before (-) or after (+) a dated clock's due time. */
  readonly at: { readonly percent: number } | { readonly businessDays: number };
  readonly to: LadderRole;
  readonly level?: EscalationLevel;
  /** Left out: for every urgency. */
  readonly onlyFor?: readonly Urgency[];
}

/** Where feedback goes that all of its conditions hold for (G2); a condition that is left out always holds. */
export interface RoutingRule {
  readonly name: string;
  readonly when: {
    readonly types?: readonly CaseType[];
    /** Products or models, as the feedback names them. */
    readonly products?: readonly string[];
    readonly regions?: readonly string[];
    readonly tiers?: readonly string[];
    readonly vip?: boolean;
    readonly channels?: readonly Channel[];
    readonly urgencies?: readonly Urgency[];
  };
  readonly leadDepartmentId?: string;
  readonly ownerId?: string;
  /** At least that; never less than was told. */
  readonly urgency?: Urgency;
}

export type LadderName = 'duration' | 'dated' | 'customer_update' | 'objection' | 'silence';

/** Service levels as data. A case keeps the version it was received under. */
export interface Policy {
  readonly name: string;
  /** Id of the calendar that its working time is counted in. */
  readonly calendar: string;
  readonly targets: {
    readonly acknowledgement: Duration;
    readonly first_response: Readonly<Record<Urgency, Duration>>;
    /** From a nudge (催办) of the customer to an answer. */
    readonly nudge: Duration;
    readonly plan_due: Readonly<Record<Urgency, Duration>>;
    readonly result_notice: Duration;
    readonly objection: Duration;
    /** From the second refusal of a department to the accountable person's word. */
    readonly ruling: Duration;
    /** How long a department may hold a case; measured only, where left out. */
    readonly ownership?: Duration;
    /** The time a customer has to answer while a case waits for them; the ladder `silence` reminds them meanwhile. */
    readonly customer_answer: Duration;
    /** From asking the head of the department for their leave to an answer. */
    readonly approval: Duration;
    /** From the end of a planned contact to its summary (沟通纪要). */
    readonly contact_summary: Duration;
    /** From the solution being in place to the visit that asks whether it helps (效果回访). */
    readonly value_check: Duration;
    /** The same for the call to whoever complained (电话回访). */
    readonly callback: Duration;
    /** From a demand's priority to its answer; and from an answer that puts it off to the next one. */
    readonly request_response: Readonly<Record<DemandPriority, Duration>>;
  };
  /** Hours between two updates to the customer of an open case. */
  readonly customerUpdateHours: number;
  /** Between two nudges of one customer about one case. */
  readonly hoursBetweenNudges: number;
  /** The first one that holds says where feedback goes. */
  readonly routing: readonly RoutingRule[];
  readonly ladders: Readonly<Record<LadderName, readonly LadderStep[]>>;
  /** Hours after which an entry counts as late (L10-L12). */
  readonly lateEntryHours: number;
  /** Calendar days after closing in which a case may be reopened. */
  readonly reopeningDays: number;
  /** Attempts to reach the customer, on different days and channels, before silence may close a case. */
  readonly attemptsBeforeSilence: number;
  /** The delay, and the reopening, that is told to the ladder by itself. */
  readonly delayThatEscalates: number;
  readonly reopeningThatEscalates: number;
  /** The words for a score of 1 to 5: 000 and 003 differ from 004 here. */
  readonly satisfactionWords: Readonly<Record<'1' | '2' | '3' | '4' | '5', 'satisfied' | 'neutral' | 'dissatisfied'>>;
}

/** The versions of policy and calendar that a case is held to. Part of events: never renamed. */
export interface PolicyPin {
  readonly policyVersion: number;
  readonly calendar: string;
  readonly calendarVersion: number;
}

export interface Timetable {
  readonly pin: PolicyPin;
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
}

/** A case is pinned to a version that this process has not read yet: refresh, then try again. */
export class UnknownTimetable extends Error {
  override readonly name = 'UnknownTimetable';
}

/** Published versions never change, so each process keeps all it has read. */
export abstract class Timetables {
  /** Reads what was published since. Cheap: one indexed query when nothing was. */
  abstract refresh(): Promise<void>;
  /** What new cases are pinned to. */
  abstract current(): Timetable;
  /** A version of the policy on the latest version of its calendar. @throws UnknownTimetable */
  abstract latest(policyVersion: number): Timetable;
  /** @throws UnknownTimetable */
  abstract of(pin: PolicyPin): Timetable;
}
