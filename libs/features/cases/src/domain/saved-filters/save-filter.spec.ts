import { specify } from '@engine/decider/specify';
import { directory, meta } from '../case.fixture';
import { SaveFilter, saveFilter } from './save-filter';
import { savedFilterStream } from './saved-filter';
import { complaints, saved, shared } from './saved-filter.fixture';

const given = specify(savedFilterStream, saveFilter(directory));
const save = (withDepartment = false, by = 'he') =>
  new SaveFilter('f1', { ...complaints, shared: withDepartment }, meta({ by }));

describe('save filter', () => {
  it('keeps it for its owner alone', () => given().when(save()).then(saved));
  it('shares it with the department of its owner', () => given().when(save(true)).then(shared));
  it('refuses to share it where there is no department', () =>
    given().when(save(true, 'nobody')).rejects('DEPARTMENT_REQUIRED'));
  it('refuses a second one of the same id', () => given(saved).when(save()).rejects('FILTER_EXISTS'));
  it('takes nothing into the event that it does not know', () => {
    const query = { ...complaints.query, odd: 'field' };
    return given()
      .when(new SaveFilter('f1', { ...complaints, query, shared: false }, meta()))
      .then(saved);
  });
  it('belongs to a person', () => {
    const system = { ...meta(), actor: { kind: 'import', id: 'shop' } } as const;
    return given()
      .when(new SaveFilter('f1', { ...complaints, shared: false }, system))
      .rejects('PERSON_REQUIRED');
  });
});
