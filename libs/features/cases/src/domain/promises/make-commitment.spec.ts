import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import * as the from '../case.fixture';
import { cn, COMMAND_ID, directory, liu, meta, MONDAY, opened } from '../case.fixture';
import { MakeCommitment, makeCommitment } from './make-commitment';

const given = specify(caseStream, makeCommitment(directory));
const friday = cn('2026-03-06 18:00');
const promise = (dueAt = friday, ownerId = 'liu') =>
  new MakeCommitment('case', { what: '寄出压缩机', ownerId, dueAt, visibleToCustomer: true }, meta());
const made = the.promised({ commitmentId: COMMAND_ID, dueAt: friday });

describe('make a commitment', () => {
  it('names who keeps it and when', () => given(opened).when(promise('2026-03-06T18:00:00+08:00')).then(made));
  it('also after the case was closed', () =>
    given(...the.lives.closed)
      .when(promise())
      .then(made));
  it('needs somebody known', () => given(opened).when(promise(friday, 'nobody')).rejects('PERSON_UNKNOWN'));
  it('lies ahead', () => given(opened).when(promise(MONDAY)).rejects('DATE_IN_PAST'));
  it('is owned by whom it names', () => expect(made.data.owner).toEqual(liu));
});
