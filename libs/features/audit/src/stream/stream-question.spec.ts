import type { Recorded } from '@engine/decider';
import type { EventRow } from '@engine/event-store';
import type { Case, CaseEvent } from '@features/cases/contract';
import { asksForCase, concerns, mayPass, type StreamQuestion } from './stream-question';

const agent: StreamQuestion = { roles: ['agent'] };
const auditor: StreamQuestion = { roles: ['auditor'] };
const row = (streamId: string, type = 'ProgressNoted') => ({ stream_id: streamId, type }) as EventRow;
const passes = (question: StreamQuestion, ...rows: EventRow[]) => rows.map((one) => mayPass(question, one));

describe('an event of the log', () => {
  it('of a case passes to everybody, of anything else to those who read the log', () => {
    expect(passes(agent, row('case-1'), row('person-1'), row('apikey-1'), row('casework-1'))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(passes(auditor, row('case-1'), row('person-1'))).toEqual([true, true]);
    expect(passes({ roles: ['administrator'] }, row('person-1'))).toEqual([true]);
    expect(passes({ roles: [] }, row('person-1'))).toEqual([false]);
  });
  it('passes by its type and case', () => {
    expect(passes({ ...agent, types: ['CaseClosed'] }, row('case-1'), row('case-1', 'CaseClosed'))).toEqual([
      false,
      true,
    ]);
    expect(passes({ ...auditor, caseId: '1' }, row('case-1'), row('case-12'), row('person-1'))).toEqual([
      true,
      false,
      false,
    ]);
  });
  it('of no case passes nobody who asks for their own cases', () =>
    expect(passes({ ...auditor, ownerId: 'a' }, row('person-1'))).toEqual([false]));
});

describe('an event of a case', () => {
  const ownedBy = (personId: string, departmentId: string, leadDepartmentId?: string) =>
    ({ status: 'in_progress', owner: { personId, name: personId, departmentId }, leadDepartmentId }) as Case;
  const noted = { type: 'ProgressNoted', data: {} } as Recorded<CaseEvent>;
  const handedOver = {
    type: 'CaseAssigned',
    data: { owner: { personId: 'b' }, previousOwner: { personId: 'a', departmentId: 'one' } },
  } as unknown as Recorded<CaseEvent>;

  it('concerns its owner, and who owned it a moment ago', () => {
    expect(concerns({ ...agent, ownerId: 'a' }, ownedBy('a', 'one'), noted)).toBe(true);
    expect(concerns({ ...agent, ownerId: 'a' }, ownedBy('b', 'two'), noted)).toBe(false);
    expect(concerns({ ...agent, ownerId: 'a' }, ownedBy('b', 'two'), handedOver)).toBe(true);
    expect(concerns({ ...agent, ownerId: 'a' }, { status: 'absent' }, noted)).toBe(false);
  });
  it('concerns the department that leads, else the owner’s', () => {
    expect(concerns({ ...agent, departmentId: 'one' }, ownedBy('a', 'one'), noted)).toBe(true);
    expect(concerns({ ...agent, departmentId: 'one' }, ownedBy('a', 'one', 'lead'), noted)).toBe(false);
    expect(concerns({ ...agent, departmentId: 'lead' }, ownedBy('a', 'one', 'lead'), noted)).toBe(true);
    expect(concerns({ ...agent, departmentId: 'one' }, ownedBy('b', 'two'), handedOver)).toBe(true);
  });
  it('is looked up only where that matters', () =>
    expect([agent, { ...agent, ownerId: 'a' }, { ...agent, departmentId: 'd' }].map(asksForCase)).toEqual([
      false,
      true,
      true,
    ]));
});
