import { handles, handlesKnowing } from '@engine/event-store';
import { CaseKnowledge } from '../case-knowledge';
import {
  EndAppointment,
  endAppointment,
  NoteAppointment,
  noteAppointment,
} from '../domain/appointments/end-appointment';
import {
  CancelAppointment,
  cancelAppointment,
  ConfirmAppointment,
  confirmAppointment,
  MoveAppointment,
  moveAppointment,
} from '../domain/appointments/keep-appointment';
import { MakeAppointment, makeAppointment } from '../domain/appointments/make-appointment';
import { SendSummary, sendSummary } from '../domain/appointments/send-summary';
import { caseStream } from '../domain/case';
import { AnswerDemand, answerDemand } from '../domain/demands/answer-demand';
import { RankNeeds, rankNeeds } from '../domain/demands/rank-needs';
import { CompleteFollowUp, completeFollowUp, ScheduleFollowUp, scheduleFollowUp } from '../domain/follow-ups/follow-up';
import { PlanReturnVisit, planReturnVisit } from '../domain/return-visits/plan-return-visit';
import { RecordReturnVisit, recordReturnVisit } from '../domain/return-visits/record-return-visit';
import { followUpIdOf, appointmentIdOf, visitIdOf } from './replies';

/** The part of the map that is about follow-ups, appointments, return visits and demands. */
export const visitsHandlers = [
  handlesKnowing(
    CaseKnowledge,
    ScheduleFollowUp,
    caseStream,
    ({ timetables, directory }) => scheduleFollowUp(timetables, directory),
    followUpIdOf,
  ),
  handles(CompleteFollowUp, caseStream, completeFollowUp),
  handlesKnowing(
    CaseKnowledge,
    MakeAppointment,
    caseStream,
    ({ timetables, directory }) => makeAppointment(timetables, directory),
    appointmentIdOf,
  ),
  handles(ConfirmAppointment, caseStream, confirmAppointment),
  handlesKnowing(CaseKnowledge, MoveAppointment, caseStream, ({ timetables }) => moveAppointment(timetables)),
  handles(CancelAppointment, caseStream, cancelAppointment),
  handles(NoteAppointment, caseStream, noteAppointment),
  handles(EndAppointment, caseStream, endAppointment),
  handlesKnowing(CaseKnowledge, SendSummary, caseStream, ({ directory }) => sendSummary(directory)),
  handlesKnowing(CaseKnowledge, PlanReturnVisit, caseStream, ({ directory }) => planReturnVisit(directory), visitIdOf),
  handlesKnowing(
    CaseKnowledge,
    RecordReturnVisit,
    caseStream,
    ({ timetables }) => recordReturnVisit(timetables),
    followUpIdOf,
  ),
  handles(AnswerDemand, caseStream, answerDemand),
  handles(RankNeeds, caseStream, rankNeeds),
];
