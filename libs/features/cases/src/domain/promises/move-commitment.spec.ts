import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, cn, COMMAND_ID, kept, meta, MONDAY, opened } from '../case.fixture';
import type { Channel } from '../vocabulary';
import { MoveCommitment, moveCommitment } from './move-commitment';

const given = specify(caseStream, moveCommitment);
const friday = cn('2026-03-06 18:00');
const monday = cn('2026-03-09 18:00');
const made = the.promised({ dueAt: friday });
const move = (dueAt = monday, channel?: Channel) =>
  new MoveCommitment('case', { commitmentId: 'promise-1', dueAt, reason: '缺货', channel }, meta());
const moved = (how: object): CaseEvent => ({
  type: 'CommitmentMoved',
  data: { commitmentId: 'promise-1', previousDate: friday, dueAt: monday, reason: '缺货', ...how },
});

describe('move a commitment', () => {
  it('tells the customer the new date of theirs', () =>
    given(opened, assigned, made)
      .when(move())
      .then(moved({ channel: 'email', messageId: COMMAND_ID })));
  it('or records that a person has', () =>
    given(opened, assigned, made)
      .when(move(monday, 'phone'))
      .then(moved({ channel: 'phone' })));
  it('needs a channel to a customer whom no mail reaches', () =>
    given(the.noEmail, assigned, made).when(move()).rejects('NO_CHANNEL'));
  it('to another day', () => given(opened, made).when(move(friday)).rejects('SAME_DATE'));
  it('that lies ahead', () => given(opened, made).when(move(MONDAY)).rejects('DATE_IN_PAST'));
  it('unless it was kept', () => given(opened, made, kept).when(move()).rejects('COMMITMENT_SETTLED'));
});
