import { Rejection } from '@engine/decider';
import { type PolicyPin, type Timetables, UnknownTimetable } from '@features/policies/contract';

/** Which versions a case shall be held to. What is not named is the latest. */
export interface VersionsWanted {
  readonly policyVersion?: number;
  /** Of the calendar that the policy names. */
  readonly calendarVersion?: number;
}

/** @throws Rejection VERSION_UNKNOWN */
export function pinWanted({ policyVersion, calendarVersion }: VersionsWanted, timetables: Timetables): PolicyPin {
  try {
    const { pin } = policyVersion === undefined ? timetables.current() : timetables.latest(policyVersion);
    if (calendarVersion === undefined) return pin;
    return timetables.of({ ...pin, calendarVersion }).pin;
  } catch (error) {
    if (!(error instanceof UnknownTimetable)) throw error;
    throw new Rejection('VERSION_UNKNOWN', 'No such version of the policy or of its calendar was ever published.');
  }
}

/** Older by policy or, under the same policy, by calendar. */
export function isOlder(pin: PolicyPin, than: PolicyPin): boolean {
  if (pin.policyVersion !== than.policyVersion) return pin.policyVersion < than.policyVersion;
  return pin.calendar === than.calendar && pin.calendarVersion < than.calendarVersion;
}
