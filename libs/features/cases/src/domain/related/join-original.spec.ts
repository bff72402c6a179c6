import { fold, specify } from '@engine/decider/specify';
import { type Case, caseStream, type ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, at, closed, cn, complaint, joined, joinedBy, meta, MONDAY, opened, ORIGINAL } from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import { RecordReply, recordReply } from '../customer/record-reply';
import { CloseCase, closeCase } from '../settling/close-case';
import { DisputeResolution, disputeResolution } from '../settling/confirm-resolution';
import { JoinOriginal, joinOriginal, PartFromOriginal, partFromOriginal } from './join-original';

const original = (...facts: CaseEvent[]) => ({
  ...ORIGINAL,
  state: fold<Case, CaseEvent>(caseStream, facts, MONDAY) as ExistingCase,
});
const given = specify(caseStream, joinOriginal(original(opened)));
const join = (caseId = ORIGINAL.caseId) => new JoinOriginal('case', { caseId, reason: '同一台空调' }, meta());
const part = new PartFromOriginal('case', { reason: '不是同一台' }, meta());

describe('a duplicate joins its original', () => {
  it('and says which it is', () => given(opened).when(join()).then(joined));
  it('once', () => given(opened, joined).when(join()).then());
  it('and waits for nobody any more', () =>
    given(opened, assigned, the.waitingFor('customer'))
      .when(join())
      .thenTypes('WaitingEnded', 'FollowUpCompleted', 'JoinedOriginal'));
  it('but not itself', () =>
    specify(
      caseStream,
      joinOriginal({ ...original(opened), caseId: 'case' }),
    )(opened)
      .when(join('case'))
      .rejects('SAME_CASE'));
  it('but not while others have joined it', () => given(opened, joinedBy()).when(join()).rejects('HAS_DUPLICATES'));
  it('but not one that is closed', () =>
    specify(
      caseStream,
      joinOriginal(original(...the.lives.closed)),
    )(opened)
      .when(join())
      .rejects('ORIGINAL_NOT_OPEN'));
  it('but no complaint joins something milder', () => {
    given(complaint).when(join()).rejects('COMPLAINT_STAYS_ONE');
    specify(
      caseStream,
      joinOriginal(original(complaint)),
    )(complaint)
      .when(join())
      .then(joined);
  });
  it('but not twice', () =>
    given(opened, { ...joined, data: { ...joined.data, caseId: 'another' } })
      .when(join())
      .rejects('JOINED_TO_ORIGINAL'));
});

describe('a joined case', () => {
  const life = () => new CaseLife(MONDAY).happen(opened, assigned, joined);

  it('is resolved as a duplicate, and its clocks stop', () => {
    expect(life().existing).toMatchObject({ status: 'resolved', outcome: 'duplicate', original: ORIGINAL });
    expect(life().deadlines()).toEqual([]);
  });

  it('owes no answer of its own to what its customer says', () => {
    const said = life();
    said.send(recordReply, (m) => new RecordReply('case', { channel: 'email', text: '还没好', emotions: [] }, m));
    expect(said.clock('next_response')).toBeUndefined();
  });

  it('passes an objection on as what was said', () =>
    specify(caseStream, disputeResolution)(opened, assigned, joined)
      .when(new DisputeResolution('case', { reason: '没好', channel: 'phone' }, meta()))
      .then({ type: 'CustomerReplied', data: { channel: 'phone', text: '没好', emotions: [] } }));

  it('is not closed on its own', () =>
    specify(caseStream, closeCase(the.timetables, the.directory))(opened, joined)
      .when(new CloseCase('case', {}, meta()))
      .rejects('JOINED_TO_ORIGINAL'));
});

describe('parting', () => {
  const partFrom = specify(caseStream, partFromOriginal);
  const parted: CaseEvent = { type: 'PartedFromOriginal', data: { ...ORIGINAL, reason: '不是同一台' } };

  it('names the original', () => partFrom(opened, joined).when(part).then(parted));
  it('is possible after both were closed', () => partFrom(opened, joined, closed).when(part).then(parted));
  it('needs to have been joined', () => partFrom(opened).when(part).rejects('NOT_JOINED'));
  it('begins a new cycle: the time it was joined is nobody’s lateness', () => {
    const when = cn('2026-03-20 10:00');
    const state = fold<Case, CaseEvent>(caseStream, [opened, assigned, joined, at(when, parted)], MONDAY);
    expect(state).toMatchObject({ status: 'in_progress', cycle: 2, original: undefined, outcome: undefined });
    expect((state as ExistingCase).rounds['first_response/case']).toMatchObject({ state: 'running', startedAt: when });
  });
});
