import { type Dated, fold } from '@engine/decider/specify';
import { type Case, caseStream, type ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { local, MONDAY } from '../case.fixture';
import { type Clock, clocksOf } from './clocks';
import type { ClockName } from '../vocabulary';

export const after = (facts: readonly Dated<CaseEvent>[]): Case => fold(caseStream, facts, MONDAY);
export const clock = (name: ClockName, ...facts: Dated<CaseEvent>[]): Clock | undefined =>
  clocksOf(after(facts) as ExistingCase, the.timetable).find(({ round }) => round.clock === name);
export const times = (name: ClockName, ...facts: Dated<CaseEvent>[]) =>
  Object.fromEntries((clock(name, ...facts)?.steps ?? []).map(({ rule, dueAt }) => [rule.step, local(dueAt)]));
export const due = (name: ClockName, ...facts: Dated<CaseEvent>[]) => local(clock(name, ...facts)?.dueAt);
export const stateOf = (name: ClockName, ...facts: Dated<CaseEvent>[]) => clock(name, ...facts)?.state;
export const hour = (hours: number) => new Date(Date.parse(MONDAY) + hours * 3_600_000).toISOString();
