import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import * as the from '../case.fixture';
import { anonymous, appointed, assigned, cn, COMMAND_ID, directory, meta, opened, timetables } from '../case.fixture';
import { MakeAppointment, makeAppointment } from './make-appointment';

const given = specify(caseStream, makeAppointment(timetables, directory));
const make = (change: Partial<MakeAppointment['data']> = {}, now?: string) =>
  new MakeAppointment(
    'case',
    {
      purpose: 'meeting',
      at: '2026-03-05T14:00:00+08:00',
      endsAt: '2026-03-05T15:00:00+08:00',
      channel: 'online_meeting',
      participants: [],
      goal: '确认方案',
      materials: [],
      concerns: [],
      ...change,
    },
    meta({ now }),
  );
const made = (change: Parameters<typeof appointed>[0] = {}) => appointed({ appointmentId: COMMAND_ID, ...change });

describe('make an appointment (E6, E7)', () => {
  it('says when, how, what for and with whom, and by when to confirm it', () =>
    given(opened, assigned).when(make()).then(made()));
  it('takes the working day before, across a weekend', () =>
    given(opened, assigned)
      .when(make({ at: cn('2026-03-09 10:00'), endsAt: undefined }))
      .then(made({ at: cn('2026-03-09 10:00'), endsAt: undefined, confirmBy: cn('2026-03-06 10:00') })));
  it('needs no confirmation when it is made on the eve', () =>
    given(opened, assigned)
      .when(make({}, cn('2026-03-04 14:00')))
      .then(made({ confirmBy: undefined })));
  it('carries goal, materials, people and what matters to the customer', () => {
    const details = {
      purpose: 'interview',
      participants: [{ name: '王经理', title: '采购总监' }],
      materials: ['报价单'],
      concerns: ['cost'],
      meetingTool: '腾讯会议',
    } as const;
    given(opened, assigned).when(make(details)).then(made(details));
  });
  it('belongs to whoever makes it where the case has no owner, or to somebody named', () => {
    given(opened)
      .when(make())
      .then(made({ owner: the.he }));
    given(opened, assigned)
      .when(make({ ownerId: 'chen' }))
      .then(made({ owner: the.chen }));
  });
  it('is possible of a closed case', () =>
    given(...the.lives.closed)
      .when(make())
      .then(made()));

  it.each<[string, Partial<MakeAppointment['data']>]>([
    ['PERSON_UNKNOWN', { ownerId: 'nobody' }],
    ['DATE_IN_PAST', { at: the.MONDAY, endsAt: undefined }],
    ['ENDS_BEFORE_IT_BEGINS', { endsAt: '2026-03-05T14:00:00+08:00' }],
  ])('is refused with %s', (code, change) => given(opened, assigned).when(make(change)).rejects(code));
  it('is refused of an anonymous case', () => given(anonymous, assigned).when(make()).rejects('NOBODY_TO_MEET'));
});
