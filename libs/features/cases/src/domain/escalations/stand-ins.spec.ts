import { fold } from '@engine/decider/specify';
import * as fc from 'fast-check';
import type { DirectorySnapshot } from '@features/access/contract';
import { caseStream, type ExistingCase } from '../case';
import { chen, cn, directory, he, liu, opened, qian, sun, timetable, urgent, wang, zhao } from '../case.fixture';
import type { CaseEvent, StaffRef } from '../case.events';
import { isHeadOf, recipientOf } from './recipients';

const NOON = cn('2026-03-02 11:00');
const NIGHT = cn('2026-03-02 22:00');
const DAY = { from: cn('2026-03-01 00:00'), to: cn('2026-03-04 00:00') };

const caseOf = (feedback: CaseEvent, owner?: StaffRef): ExistingCase => ({
  ...(fold(caseStream, [feedback], cn('2026-03-02 09:00')) as ExistingCase),
  owner,
});
/** Each of them is away for some days, with a delegate: `{ liu: he }`. */
const away = (delegates: Readonly<Record<string, StaffRef>>, known = directory): DirectorySnapshot => {
  const people = [...known.people.values()].map((person) => {
    const delegateId = delegates[person.id]?.personId;
    return delegateId
      ? { ...person, absences: [{ absenceId: person.id, ...DAY, delegateId, announcedAt: DAY.from }] }
      : person;
  });
  return { ...known, people: new Map(people.map((person) => [person.id, person])) };
};
const onDuty = (rosters: Readonly<Record<string, StaffRef>>, known = directory): DirectorySnapshot => ({
  ...known,
  dutyRosters: Object.fromEntries(Object.entries(rosters).map(([id, { personId }]) => [id, [{ ...DAY, personId }]])),
});
const goesTo = (state: ExistingCase, known: DirectorySnapshot, at = NOON) =>
  (['owner', 'department_head', 'cross_department_owner', 'executive_on_duty'] as const).map((role) => {
    const recipient = recipientOf(role, state, known, { now: new Date(at), calendar: timetable.calendar });
    const { insteadOf } = recipient ?? {};
    return recipient && `${recipient.name}${insteadOf ? ` for ${insteadOf.name}, ${insteadOf.because}` : ''}`;
  });

type Row = [string, ExistingCase, DirectorySnapshot, (string | undefined)[]];
const owned = caseOf(opened, liu);

describe('while somebody is away', () => {
  it.each<Row>([
    ['their delegate stands in', owned, away({ liu: he }), ['何工 for 刘工, absent', '陈主管', '赵经理', '王总']],
    ['also for a head', owned, away({ chen: he }), ['刘工', '何工 for 陈主管, absent', '赵经理', '王总']],
    [
      'and for whoever has no owner',
      caseOf(opened),
      away({ sun: he }),
      ['何工 for 孙主管, absent', '何工 for 孙主管, absent', '赵经理', '王总'],
    ],
    [
      'a delegate who is away passes on',
      owned,
      away({ liu: he, he: qian }),
      ['钱工 for 刘工, absent', '陈主管', '赵经理', '王总'],
    ],
    [
      'a circle of delegates ends at the role above',
      owned,
      away({ liu: he, he: liu }),
      ['陈主管', '陈主管', '赵经理', '王总'],
    ],
    [
      'so does a delegate whom nobody knows',
      owned,
      away({ liu: { personId: 'gone', name: '离职者' } }),
      ['陈主管', '陈主管', '赵经理', '王总'],
    ],
    ['a head whose delegate is the owner is skipped', owned, away({ chen: liu }), ['刘工', '赵经理', '赵经理', '王总']],
    [
      'so is a head who stands in for the owner',
      owned,
      away({ liu: chen }),
      ['陈主管 for 刘工, absent', '赵经理', '赵经理', '王总'],
    ],
    [
      'an executive has a delegate as well',
      owned,
      away({ wang: zhao }),
      ['刘工', '陈主管', '赵经理', '赵经理 for 王总, absent'],
    ],
    [
      'above the executive there is nobody',
      owned,
      away({ wang: sun, sun: wang }),
      ['刘工', '陈主管', '赵经理', '王总'],
    ],
  ])('%s', (_, state, known, names) => expect(goesTo(state, known)).toEqual(names));

  it('nobody who is away is asked, and nobody for themselves, whoever stands in for whom', () => {
    const people = [liu, he, chen, zhao, wang, sun, qian];
    const anybody = fc.constantFrom(...people);
    const absences = fc.dictionary(fc.constantFrom(...people.map(({ personId }) => personId)), anybody);
    fc.assert(
      fc.property(absences, anybody, fc.boolean(), anybody, (delegates, owner, isUrgent, onCall) => {
        const known = away(delegates, onDuty({ service: onCall, executives: onCall }));
        for (const role of ['owner', 'department_head', 'cross_department_owner', 'executive_on_duty'] as const) {
          const state = caseOf(isUrgent ? urgent : opened, owner);
          const asked = recipientOf(role, state, known, { now: new Date(NIGHT), calendar: timetable.calendar })!;
          if (asked.role === 'executive_on_duty') continue; // there is nobody above
          expect(delegates).not.toHaveProperty(asked.personId);
          if (asked.role !== 'owner') expect(asked.personId).not.toBe(owner.personId);
        }
      }),
    );
  });

  it('only then', () => expect(goesTo(owned, away({ liu: he }), cn('2026-03-04 09:00'))[0]).toBe('刘工'));

  it('decides who stands in for the head, and so does the head', () => {
    const heads = [chen, he, zhao].filter(({ personId }) =>
      isHeadOf(personId, owned, away({ chen: he }), new Date(NOON)),
    );
    expect(heads).toEqual([chen, he]);
  });
});

describe('the duty roster', () => {
  const pressing = caseOf(urgent, liu);
  const qianOnDuty = onDuty({ service: qian });

  it.each<[...Row, string]>([
    [
      'has urgent cases at night',
      pressing,
      qianOnDuty,
      ['钱工 for 刘工, off_duty', '钱工 for 陈主管, off_duty', '赵经理', '王总'],
      NIGHT,
    ],
    ['has none in working hours', pressing, qianOnDuty, ['刘工', '陈主管', '赵经理', '王总'], NOON],
    ['has no others', owned, qianOnDuty, ['刘工', '陈主管', '赵经理', '王总'], NIGHT],
    [
      'of another department has none',
      pressing,
      onDuty({ quality: qian }),
      ['刘工', '陈主管', '赵经理', '王总'],
      NIGHT,
    ],
    [
      'asks no owner to answer for themselves',
      pressing,
      onDuty({ service: liu }),
      ['刘工', '陈主管', '赵经理', '王总'],
      NIGHT,
    ],
    [
      'has the head as such',
      pressing,
      onDuty({ service: chen }),
      ['陈主管 for 刘工, off_duty', '陈主管', '赵经理', '王总'],
      NIGHT,
    ],
    [
      'of the intake department has what nobody owns',
      caseOf(urgent),
      onDuty({ intake: qian }),
      ['钱工 for 孙主管, off_duty', '钱工 for 孙主管, off_duty', '赵经理', '王总'],
      NIGHT,
    ],
    [
      'knows who is away',
      pressing,
      away({ qian: he }, qianOnDuty),
      ['何工 for 刘工, off_duty', '何工 for 陈主管, off_duty', '赵经理', '王总'],
      NIGHT,
    ],
    [
      'leaves it to the delegate when nobody is on duty',
      pressing,
      away({ liu: he }, onDuty({})),
      ['何工 for 刘工, absent', '陈主管', '赵经理', '王总'],
      NIGHT,
    ],
    [
      'of the executives counts at any hour',
      owned,
      onDuty({ executives: sun }),
      ['刘工', '陈主管', '赵经理', '孙主管'],
      NOON,
    ],
    [
      'of the executives passes to the standing one when theirs is away without anybody',
      owned,
      away({ sun: he, he: sun }, onDuty({ executives: sun })),
      ['刘工', '陈主管', '赵经理', '王总'],
      NOON,
    ],
  ])('%s', (_, state, known, names, at) => expect(goesTo(state, known, at)).toEqual(names));
});

it('names the standing executive where the roster ends', () => {
  const known = onDuty({ executives: sun });
  expect(goesTo(owned, known, cn('2026-03-05 11:00'))[3]).toBe(wang.name);
});
