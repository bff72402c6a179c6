import { specify } from '@engine/decider/specify';
import { AssignCase, assignCase } from './assign-case';
import { caseStream } from '../case';
import { assigned, directory, he, liu, meta, opened } from '../case.fixture';

const given = specify(caseStream, assignCase(directory));
const assign = (personId: string, reason?: string) => new AssignCase('case', { personId, reason }, meta());

describe('assign case', () => {
  it('gives it its owner', () => given(opened).when(assign('liu')).then(assigned));
  it('does nothing for the same owner', () => given(opened, assigned).when(assign('liu')).then());
  it('passes it on with a reason', () =>
    given(opened, assigned)
      .when(assign('he', '换班'))
      .then({ type: 'CaseAssigned', data: { owner: he, previousOwner: liu, reason: '换班' } }));
  it('refuses to pass it on without one', () => given(opened, assigned).when(assign('he')).rejects('REASON_REQUIRED'));
  it('takes it only from who was named', () => {
    const take = (ifOwnedBy: string) => new AssignCase('case', { personId: 'he', reason: '离职', ifOwnedBy }, meta());
    given(opened, assigned).when(take('liu')).thenTypes('CaseAssigned');
    given(opened, assigned).when(take('chen')).rejects('OWNER_CHANGED');
    given(opened).when(take('liu')).rejects('OWNER_CHANGED');
  });
  it('refuses an unknown person', () => given(opened).when(assign('nobody')).rejects('PERSON_UNKNOWN'));
});
