import { EndAppointment, endAppointment, NoteAppointment, noteAppointment } from '../appointments/end-appointment';
import * as kept from '../appointments/keep-appointment';
import { MakeAppointment, makeAppointment } from '../appointments/make-appointment';
import { SendSummary, sendSummary } from '../appointments/send-summary';
import { directory, timetables } from '../case.fixture';
import { AnswerDemand, answerDemand } from '../demands/answer-demand';
import { RankNeeds, rankNeeds } from '../demands/rank-needs';
import { CompleteFollowUp, completeFollowUp, ScheduleFollowUp, scheduleFollowUp } from '../follow-ups/follow-up';
import { PlanReturnVisit, planReturnVisit } from '../return-visits/plan-return-visit';
import { RecordReturnVisit, recordReturnVisit } from '../return-visits/record-return-visit';
import { contactOutcomes, demandDecisions, effects, followUpPlans, returnVisitKinds } from '../vocabulary';
import * as fc from 'fast-check';
import { ahead, c, does, isoIn, type Move, nothing, someOf, spoken } from './deed.fixture';

export const visitsDeeds: fc.Arbitrary<Move>[] = [
  does('make an appointment', ahead, (l, hours, as) =>
    l.send(
      makeAppointment(timetables, directory),
      (m) =>
        new MakeAppointment(
          c,
          {
            purpose: 'meeting',
            at: isoIn(l, hours),
            channel: 'phone',
            participants: [],
            goal: '确认方案',
            materials: [],
            concerns: [],
          },
          m,
        ),
      as,
    ),
  ),
  does('confirm the appointment', fc.nat(), (l, pick, as) => {
    const appointmentId = someOf(l.existing.appointments, pick);
    l.send(kept.confirmAppointment, (m) => new kept.ConfirmAppointment(c, { appointmentId }, m), as);
  }),
  does('move the appointment', fc.tuple(fc.nat(), ahead), (l, [pick, hours], as) => {
    const data = { appointmentId: someOf(l.existing.appointments, pick), at: isoIn(l, hours), reason: '出差' };
    l.send(kept.moveAppointment(timetables), (m) => new kept.MoveAppointment(c, data, m), as);
  }),
  does('cancel the appointment', fc.nat(), (l, pick, as) => {
    const data = { appointmentId: someOf(l.existing.appointments, pick), reason: '不需要' };
    l.send(kept.cancelAppointment, (m) => new kept.CancelAppointment(c, data, m), as);
  }),
  does('note in the appointment', fc.nat(), (l, pick, as) => {
    const data = { appointmentId: someOf(l.existing.appointments, pick), text: '记录' };
    l.send(noteAppointment, (m) => new NoteAppointment(c, data, m), as);
  }),
  does('end the appointment', fc.tuple(fc.nat(), fc.constantFrom(...contactOutcomes)), (l, [pick, outcome], as) => {
    const data = { appointmentId: someOf(l.existing.appointments, pick), outcome, notes: '认可', emotions: [] };
    l.send(endAppointment, (m) => new EndAppointment(c, data, m), as);
  }),
  does('sum up the appointment', fc.tuple(fc.nat(), ahead, spoken), (l, [pick, hours, channel], as) => {
    const appointmentId = someOf(l.existing.appointments, pick);
    const dueAt = isoIn(l, hours);
    l.send(
      sendSummary(directory),
      (m) => {
        const todos = [{ followUpId: `${m.commandId}-todo`, what: '报价', ownerId: 'liu', dueAt }];
        return new SendSummary(c, { appointmentId, consensus: [], todos, materials: [], channel }, m);
      },
      as,
    );
  }),
  does('plan a return visit', fc.constantFrom(...returnVisitKinds), (l, kind, as) =>
    l.send(planReturnVisit(directory), (m) => new PlanReturnVisit(c, { kind }, m), as),
  ),
  does('make a return visit', fc.tuple(fc.nat(), fc.constantFrom(...effects)), (l, [pick, effective], as) => {
    const data = { visitId: someOf(l.existing.visits, pick), channel: 'phone' as const, effective, words: '好' };
    l.send(recordReturnVisit(timetables), (m) => new RecordReturnVisit(c, data, m), as);
  }),
  does('answer the demand', fc.tuple(fc.constantFrom(...demandDecisions), spoken), (l, [decision, channel], as) =>
    l.send(answerDemand, (m) => new AnswerDemand(c, { decision, words: '答复', channel }, m), as),
  ),
  does('rank the needs', nothing, (l, _, as) =>
    l.send(rankNeeds, (m) => new RankNeeds(c, { needs: [{ need: '省电', latent: true }] }, m), as),
  ),
  does('schedule', ahead, (l, hours, as) =>
    l.send(
      scheduleFollowUp(timetables, directory),
      (m) => new ScheduleFollowUp(c, { dueAt: isoIn(l, hours), ownerId: 'liu', action: '回访', channels: [] }, m),
      as,
    ),
  ),
  does('schedule as planned', fc.constantFrom(...followUpPlans), (l, plan, as) =>
    l.send(scheduleFollowUp(timetables, directory), (m) => new ScheduleFollowUp(c, { plan, ownerId: 'liu' }, m), as),
  ),
  does('complete', fc.nat(), (l, pick, as) => {
    const ids = Object.keys(l.existing.followUps);
    l.send(
      completeFollowUp,
      (m) => new CompleteFollowUp(c, { followUpId: ids[pick % ids.length] ?? 'none', result: '完成' }, m),
      as,
    );
  }),
];
