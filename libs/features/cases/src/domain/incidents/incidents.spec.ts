import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, cn, directory, meta, opened, timetables } from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import { NotifyDelay, notifyDelay } from '../planning/notify-delay';
import {
  DeclareIncident,
  declareIncident,
  InviteCases,
  inviteCases,
  WriteIncidentUpdate,
  writeIncidentUpdate,
} from './declare-incident';
import { JoinIncident, joinIncident, LeaveIncident, leaveIncident } from './join-incident';

const incident = { id: 'incident', number: '2026-T-000001', title: '整批压缩机', owner: the.he };

describe('declare an incident', () => {
  const given = specify(caseStream, declareIncident);
  const declare = (title = '整批压缩机') => new DeclareIncident('case', { title }, meta());

  it('makes the case lead it', () => given(opened).when(declare()).then(the.incident));
  it('does nothing the second time', () => given(opened, the.incident).when(declare()).then());
  it('may give it a better name', () =>
    given(opened, the.incident).when(declare('三月批次压缩机')).thenTypes('IncidentDeclared'));
  it('refuses a case of another incident', () => given(opened, the.inIncident).when(declare()).rejects('IN_INCIDENT'));
});

describe('update an incident', () => {
  const given = specify(caseStream, writeIncidentUpdate);
  const update = () => new WriteIncidentUpdate('case', { text: '配件已发出' }, meta());

  it('tells the customer of the leading case as well', () =>
    given(opened, the.incident).when(update()).thenTypes('IncidentUpdateWritten', 'ProgressUpdateSent'));
  it('or nobody, where none can be written to', () =>
    given(the.anonymous, the.incident).when(update()).thenTypes('IncidentUpdateWritten'));
  it('is for an incident', () => given(opened).when(update()).rejects('NOT_AN_INCIDENT'));
  it('is not for a case that only joined one', () =>
    given(opened, the.inIncident).when(update()).rejects('NOT_AN_INCIDENT'));
});

describe('invite cases', () => {
  const given = specify(caseStream, inviteCases);
  const invite = () => new InviteCases('case', { caseIds: ['one'] }, meta());

  it('is for an incident', () => given(opened, the.incident).when(invite()).then());
  it('and for nothing else', () => given(opened, the.inIncident).when(invite()).rejects('NOT_AN_INCIDENT'));
});

describe('join an incident', () => {
  const given = specify(caseStream, joinIncident);
  const join = (change: object = {}) => new JoinIncident('case', { incident, ...change }, meta());

  it('takes its owner along', () => given(opened).when(join()).then(the.inIncident));
  it('tells the customer at once where there are words', () =>
    given(opened)
      .when(join({ text: '原因已查明' }))
      .thenTypes('IncidentJoined', 'ProgressUpdateSent'));
  it('and does not where no message reaches them', () =>
    given(the.noEmail)
      .when(join({ text: '原因已查明' }))
      .then(the.inIncident));
  it('does nothing the second time', () => given(opened, the.inIncident).when(join()).then());
  it('refuses a case of another one', () =>
    given(opened, the.inIncident)
      .when(join({ incident: { ...incident, id: 'other' } }))
      .rejects('IN_INCIDENT'));
  it('refuses one that leads', () => given(opened, the.incident).when(join()).rejects('IS_INCIDENT'));
  it('refuses itself', () =>
    given(opened)
      .when(join({ incident: { ...incident, id: 'case' } }))
      .rejects('IS_INCIDENT'));
});

describe('leave an incident', () => {
  const given = specify(caseStream, leaveIncident);
  const leave = () => new LeaveIncident('case', { reason: '另有原因' }, meta());

  it('says why', () =>
    given(opened, the.inIncident)
      .when(leave())
      .then(the.fact('IncidentLeft', { incidentId: 'incident', number: '2026-T-000001', reason: '另有原因' })));
  it('is for a case of one', () => given(opened).when(leave()).rejects('NOT_IN_INCIDENT'));
  it('is not for the one that leads', () => given(opened, the.incident).when(leave()).rejects('NOT_IN_INCIDENT'));
  it('comes too late once it is settled', () =>
    given(opened, the.inIncident, the.resolved).when(leave()).rejects('CASE_NOT_OPEN'));
});

describe('a case of an incident', () => {
  const planned = the.planned(cn('2026-03-06 18:00'));
  const life = (...facts: readonly CaseEvent[]) =>
    new CaseLife(cn('2026-03-02 09:00')).happen(opened, assigned, ...facts, the.inIncident);

  it('has the owner of the incident and is being worked on', () => {
    const joined = new CaseLife(cn('2026-03-02 09:00')).happen(opened, the.inIncident);
    expect([joined.existing.status, joined.existing.owner?.name]).toEqual(['in_progress', '何工']);
  });
  it('owes its customer an answer and updates, and nobody a plan: that is the incident’s', () => {
    const running = (joined: CaseLife) =>
      Object.values(joined.existing.rounds).flatMap(({ clock, state }) => (state === 'running' ? [clock] : []));
    expect(running(life(planned)).sort()).toEqual(['customer_update', 'first_response']);
    expect(running(life().happen(planned)).sort()).toEqual(['customer_update', 'first_response']);
  });
  it('is late with nothing when the planned date passes: the incident climbs, once', () => {
    const late = life(planned, the.contacted()).advanceTo(cn('2026-03-20 09:00'));
    const clocks = late.facts('DeadlineBreached').map(({ data }) => data.clock);
    expect(clocks).toEqual([]);
  });
  it('is not told of to the head for its third delay', () => {
    const delays = life(planned).happen(the.delayed(1, cn('2026-03-09 18:00')), the.delayed(2, cn('2026-03-10 18:00')));
    const facts = delays.send(
      notifyDelay(timetables, directory),
      (m) => new NotifyDelay('case', { plannedDate: cn('2026-03-12 18:00'), reason: '批次' }, m),
    );
    expect(facts.map(({ type }) => type)).toEqual(['DelayNotified']);
  });
  it('that leaves is held to its own plan again, or owes one', () => {
    const left = the.fact('IncidentLeft', { incidentId: 'incident', number: '1', reason: '另有原因' });
    expect(life().happen(left).clock('plan_due')?.state).toBe('stopped');
    expect(life(planned).happen(left).clock('resolution')?.state).toBe('running');
  });
  it('goes its own way once its customer disputes the result', () => {
    const disputed = life().happen(the.resolved, the.disputed);
    expect(disputed.existing.incident).toBeUndefined();
    expect(disputed.clock('plan_due')?.state).toBe('running');
  });
});
