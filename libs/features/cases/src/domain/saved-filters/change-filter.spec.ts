import { specify } from '@engine/decider/specify';
import { directory, meta } from '../case.fixture';
import { ChangeFilter, changeFilter, DeleteFilter, deleteFilter } from './change-filter';
import { savedFilterStream } from './saved-filter';
import type { SavedFilterEvent } from './saved-filter.events';
import { complaints, deleted, saved, shared } from './saved-filter.fixture';

const overdue = { name: '逾期', query: { overdue: true } };
const changed = (departmentId?: string): SavedFilterEvent => ({
  type: 'FilterChanged',
  data: { ...overdue, departmentId },
});

describe('change filter', () => {
  const given = specify(savedFilterStream, changeFilter(directory));
  const change = (by = 'he', to: object = overdue, withDepartment = false) =>
    new ChangeFilter('f1', { ...(to as typeof overdue), shared: withDepartment }, meta({ by }));

  it('replaces it as a whole', () => given(saved).when(change()).then(changed()));
  it('shares it, and takes it back', () => {
    given(saved)
      .when(change('he', overdue, true))
      .then(changed('service'));
    given(shared).when(change()).then(changed());
  });
  it('does nothing where nothing changes', () => given(saved).when(change('he', complaints)).then());
  it('lets the head of the department change what is shared, for its owner', () =>
    given(shared)
      .when(change('chen', overdue, true))
      .then(changed('service')));
  it('refuses a colleague it is shared with', () => given(shared).when(change('liu')).rejects('NOT_YOUR_FILTER'));
  it('knows nothing of it for anybody else', () => {
    given(saved).when(change('liu')).rejects('FILTER_UNKNOWN');
    given(saved).when(change('chen')).rejects('FILTER_UNKNOWN');
    given(shared).when(change('zhao')).rejects('FILTER_UNKNOWN');
    given().when(change()).rejects('FILTER_UNKNOWN');
    given(saved, deleted).when(change()).rejects('FILTER_UNKNOWN');
  });
});

describe('delete filter', () => {
  const given = specify(savedFilterStream, deleteFilter(directory));
  const remove = (by = 'he') => new DeleteFilter('f1', {}, meta({ by }));

  it('deletes it', () => given(saved).when(remove()).then(deleted));
  it('does nothing the second time', () => given(saved, deleted).when(remove()).then());
  it('lets the head delete what is shared, and no colleague', () => {
    given(shared).when(remove('chen')).then(deleted);
    given(shared).when(remove('liu')).rejects('NOT_YOUR_FILTER');
    given(saved).when(remove('chen')).rejects('FILTER_UNKNOWN');
  });
});
