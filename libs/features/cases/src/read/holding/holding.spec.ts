import { fold } from '@engine/decider/specify';
import type { Dated } from '@engine/decider/specify';
import * as fc from 'fast-check';
import type { CaseEvent } from '../../domain/case.events';
import * as the from '../../domain/case.fixture';
import { cn, directory, MONDAY, timetable } from '../../domain/case.fixture';
import { holders } from './holders';
import { holdingOf } from './holding';

const held = (now: string, ...facts: readonly Dated<CaseEvent>[]) =>
  holdingOf(fold(holders, facts, MONDAY).turns, timetable.calendar, directory, new Date(now));
const at = (time: string, fact: CaseEvent): Dated<CaseEvent> => ({
  ...fact,
  occurredAt: cn(time),
  recordedAt: cn(time),
});
const told = (now: string, ...facts: readonly Dated<CaseEvent>[]) =>
  held(cn(now), ...facts).spans.map(({ holder, minutes, workingMinutes }) => {
    const who =
      holder.kind === 'department' ? [holder.department, holder.person?.name].filter(Boolean).join(' ') : holder.kind;
    return `${who} ${minutes} ${workingMinutes}`;
  });

const accepted = the.fact('DepartmentAccepted', {
  departmentId: 'quality',
  name: '质量部',
  role: 'lead',
  acceptedBy: the.zhao,
});

describe('who held a case', () => {
  it('is the intake department, then the department of the owner', () =>
    expect(told('2026-03-02 12:30', at('2026-03-02 09:00', the.opened), at('2026-03-02 10:00', the.assigned))).toEqual([
      '客服中心 60 60',
      '售后部 刘工 150 120',
    ]));

  it('does not change hands until the other department accepts', () =>
    expect(
      told(
        '2026-03-03 10:00',
        at('2026-03-02 09:00', the.assigned),
        at('2026-03-02 10:00', the.engaged('quality')),
        at('2026-03-03 09:00', accepted),
      ),
    ).toEqual(['售后部 刘工 1440 450', '质量部 赵经理 60 60']));

  it('is the customer or the supplier while they are waited for, and nobody once it is closed', () =>
    expect(
      told(
        '2026-03-09 09:00',
        at('2026-03-02 09:00', the.assigned),
        at('2026-03-02 10:00', the.waitingFor('customer')),
        at('2026-03-02 11:00', the.waitEnded),
        at('2026-03-02 11:30', the.asked()),
        at('2026-03-02 12:00', the.confirmed()),
        at('2026-03-02 12:00', the.closed),
      ),
    ).toEqual(['售后部 刘工 60 60', 'customer 60 60', '售后部 刘工 30 30', 'customer 30 30']));

  it('adds up to the minute, whatever happened when', () => {
    const moves = [the.assigned, the.waitingFor('customer'), the.waitEnded, the.asked(), the.closed, the.reopened(1)];
    const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), fc.constantFrom(...moves)), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 90_000 }), (steps, after) => {
        let seconds = Date.parse(cn('2026-02-13 09:00')) / 1000;
        const facts = steps.map(([passed, fact]) => {
          const time = new Date((seconds += passed) * 1000).toISOString();
          return { ...fact, occurredAt: time, recordedAt: time };
        });
        const start = cn('2026-02-13 09:00');
        const now = new Date((seconds + after) * 1000).toISOString();
        const {
          spans,
          holders: shares,
          minutes,
          workingMinutes,
        } = held(now, { ...the.opened, occurredAt: start, recordedAt: start }, ...facts);
        const sum = (of: readonly { minutes: number; workingMinutes: number }[], key: 'minutes' | 'workingMinutes') =>
          of.reduce((total, share) => total + share[key], 0);
        expect([sum(spans, 'minutes'), sum(spans, 'workingMinutes')]).toEqual([minutes, workingMinutes]);
        expect([sum(shares, 'minutes'), sum(shares, 'workingMinutes')]).toEqual([minutes, workingMinutes]);
        const wasClosed = facts.some(({ type }) => type === 'CaseClosed');
        const whole = Math.floor((Date.parse(now) - Date.parse(start)) / 60_000);
        if (!wasClosed) expect(minutes).toBe(whole);
        else expect(minutes).toBeLessThanOrEqual(whole);
      }),
    );
  });
});
