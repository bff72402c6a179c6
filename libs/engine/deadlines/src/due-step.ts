import { derivedId } from '@engine/event-store';

/** One step of one round of a clock, and when it is due in business time. */
export interface DueStep {
  readonly streamId: string;
  readonly clock: string;
  /** What the clock runs for within its stream; '' where there is only one. */
  readonly subject: string;
  readonly round: number;
  readonly step: string;
  readonly dueAt: Date;
}

/**
 * Sends the stream its command. It must look again whether this round still runs and this step has not fired, and
 * change nothing otherwise: a step may come late, twice, or from two processes at once.
 * @param commandId always the same for the same step, so that firing twice appends once
 * @param now business time, never before `due.dueAt`
 */
export type FireDeadline = (due: DueStep, commandId: string, now: Date) => Promise<unknown>;

export function commandIdOf(due: DueStep): string {
  return derivedId(due.streamId, due.clock, due.subject, due.round, due.step);
}
