import type { CommandMeta } from '@engine/decider';
import { specify } from '@engine/decider/specify';
import type { PersonEvent, PersonProfile } from './access.events';
import { ChangePerson, changePerson } from './change-person';
import { personStream } from './person';
import { RegisterPerson, registerPerson } from './register-person';

const meta = {} as CommandMeta;
const li: PersonProfile = {
  name: '李华',
  email: 'li@example.com',
  departmentId: 'd1',
  locale: 'zh-CN',
  phone: undefined,
};
const registered: PersonEvent = { type: 'PersonRegistered', data: li };

describe('register a person', () => {
  const given = specify(personStream, registerPerson);

  it('records the profile', () =>
    given()
      .when(new RegisterPerson('p1', li, meta))
      .then(registered));
  it('records nothing beside it', () =>
    given()
      .when(new RegisterPerson('p1', { ...li, nickname: 'x' } as PersonProfile, meta))
      .then(registered));
  it('refuses a second time', () =>
    given(registered)
      .when(new RegisterPerson('p1', li, meta))
      .rejects('PERSON_EXISTS'));
});

describe('change a person', () => {
  const given = specify(personStream, changePerson);
  const moved = { ...li, departmentId: 'd2' };
  const { departmentId: _, ...withoutDepartment } = li;

  it('records the whole new profile', () =>
    given(registered)
      .when(new ChangePerson('p1', moved, meta))
      .then({ type: 'PersonChanged', data: moved }));
  it('takes away what is left out', () =>
    given(registered)
      .when(new ChangePerson('p1', withoutDepartment, meta))
      .then({ type: 'PersonChanged', data: { ...li, departmentId: undefined } }));
  it('does nothing when nothing changes', () =>
    given(registered)
      .when(new ChangePerson('p1', li, meta))
      .then());
  it('sees the last change, not the first profile', () =>
    given(registered, { type: 'PersonChanged', data: moved })
      .when(new ChangePerson('p1', moved, meta))
      .then());
  it('refuses somebody unknown', () =>
    given()
      .when(new ChangePerson('p1', li, meta))
      .rejects('PERSON_NOT_FOUND'));
});
