import { handles, handlesKnowing } from '@engine/event-store';
import { CaseKnowledge } from '../case-knowledge';
import { caseStream } from '../domain/case';
import {
  AcceptEngagement,
  acceptEngagement,
  DeclineEngagement,
  declineEngagement,
} from '../domain/departments/answer-engagement';
import { CallMeeting, callMeeting, RecordMeeting, recordMeeting } from '../domain/departments/coordination-meeting';
import { EngageDepartment, engageDepartment } from '../domain/departments/engage-department';
import { FormTaskForce, formTaskForce } from '../domain/departments/form-task-force';
import { NameAccountable, nameAccountable } from '../domain/departments/name-accountable';
import { RuleOwnership, ruleOwnership } from '../domain/departments/rule-ownership';
import { SetSubTask, setSubTask } from '../domain/departments/set-sub-task';
import {
  DeclareIncident,
  declareIncident,
  InviteCases,
  inviteCases,
  WriteIncidentUpdate,
  writeIncidentUpdate,
} from '../domain/incidents/declare-incident';
import { JoinIncident, joinIncident, LeaveIncident, leaveIncident } from '../domain/incidents/join-incident';
import { followUpIdOf, meetingIdOf } from './replies';

/** The part of the map that is about departments and incidents. */
export const workingTogetherHandlers = [
  handlesKnowing(CaseKnowledge, EngageDepartment, caseStream, ({ directory }) => engageDepartment(directory)),
  handlesKnowing(CaseKnowledge, AcceptEngagement, caseStream, ({ directory }) => acceptEngagement(directory)),
  handlesKnowing(CaseKnowledge, DeclineEngagement, caseStream, ({ directory }) => declineEngagement(directory)),
  handlesKnowing(CaseKnowledge, NameAccountable, caseStream, ({ directory }) => nameAccountable(directory)),
  handlesKnowing(CaseKnowledge, RuleOwnership, caseStream, ({ directory }) => ruleOwnership(directory)),
  handlesKnowing(CaseKnowledge, SetSubTask, caseStream, ({ directory }) => setSubTask(directory), followUpIdOf),
  handlesKnowing(CaseKnowledge, FormTaskForce, caseStream, ({ directory }) => formTaskForce(directory)),
  handlesKnowing(CaseKnowledge, CallMeeting, caseStream, ({ directory }) => callMeeting(directory), meetingIdOf),
  handlesKnowing(CaseKnowledge, RecordMeeting, caseStream, ({ directory }) => recordMeeting(directory)),
  handles(DeclareIncident, caseStream, declareIncident),
  handles(InviteCases, caseStream, inviteCases),
  handles(WriteIncidentUpdate, caseStream, writeIncidentUpdate),
  handles(JoinIncident, caseStream, joinIncident),
  handles(LeaveIncident, caseStream, leaveIncident),
];
