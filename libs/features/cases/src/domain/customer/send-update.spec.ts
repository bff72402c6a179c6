import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, cn, COMMAND_ID, meta, MONDAY, opened } from '../case.fixture';
import { RecordContact, recordContact } from './record-contact';
import { SendUpdate, sendUpdate } from './send-update';
import type { Channel, ContactOutcome } from '../vocabulary';

const call = the.scheduled({ kind: 'call', dueAt: cn('2026-03-03 09:00') });
const called: CaseEvent = {
  type: 'FollowUpCompleted',
  data: { followUpId: 'follow-1', result: '已联系客户 / The customer was reached' },
};

describe('send update', () => {
  const given = specify(caseStream, sendUpdate);
  const send = (channel?: Channel) => new SendUpdate('case', { text: '工程师已出发', channel }, meta());
  const sent = (change: object) =>
    the.updateSent({
      trigger: 'person',
      dueAt: MONDAY,
      countsFrom: MONDAY,
      steps: ['已检测'],
      nothingNew: false,
      text: '工程师已出发',
      ...change,
    });

  it('has the worker write', () =>
    given(opened, assigned, the.noted('已检测'))
      .when(send())
      .then(sent({ messageId: COMMAND_ID })));
  it('sends nothing where a person has told it, be it by their own e-mail', () =>
    given(opened, assigned, the.noted('已检测'))
      .when(send('email'))
      .then(sent({ messageId: undefined })));
  it('says where the promise stands', () =>
    given(opened, assigned, the.planned(MONDAY), the.noted('已检测'))
      .when(send())
      .then(sent({ messageId: COMMAND_ID, plannedCompletion: MONDAY, planOverdue: true })));
  it('needs a channel', () => given(the.noEmail).when(send()).rejects('NO_CHANNEL'));
  it('does the call that was asked for, when it was one', () => {
    given(opened, call).when(send('phone')).thenTypes('ProgressUpdateSent', 'FollowUpCompleted');
    given(opened, call).when(send()).thenTypes('ProgressUpdateSent');
  });
});

describe('record a contact', () => {
  const given = specify(caseStream, recordContact);
  const contact = (outcome: ContactOutcome, occurredAt?: string) =>
    new RecordContact(
      'case',
      { channel: 'phone', outcome, summary: '已说明原因', visibleToCustomer: false },
      meta({ occurredAt }),
    );

  it('does the call that was asked for, when somebody answered', () => {
    given(opened, call).when(contact('reached')).then(the.contacted(), called);
    given(opened, call)
      .when(contact('no_answer'))
      .then(the.contacted({ outcome: 'no_answer' }));
  });
  it('does no call that was asked for later', () =>
    given(opened, call)
      .when(contact('reached', cn('2026-03-01 09:00')))
      .then(the.contacted()));
  it('does no other follow-up', () =>
    given(opened, the.scheduled({ dueAt: cn('2026-03-03 09:00') }))
      .when(contact('reached'))
      .then(the.contacted()));
});
