import { handles, handlesKnowing } from '@engine/event-store';
import { CaseKnowledge } from '../case-knowledge';
import { orAsk, wantedDelay } from '../domain/approvals/request-approval';
import { caseStream } from '../domain/case';
import { NotifyDelay, notifyDelay } from '../domain/planning/notify-delay';
import { PlanResolution } from '../domain/planning/plan-resolution';
import { ResumeCase, resumeCase, StartWaiting, startWaiting } from '../domain/planning/wait';
import { planWithMilestones } from '../domain/promises/milestones';
import { followUpIdOf, approvalIdOf } from './replies';

/** The part of the map that is about plans, delays and waits. */
export const planningHandlers = [
  handlesKnowing(CaseKnowledge, PlanResolution, caseStream, ({ directory }) => planWithMilestones(directory)),
  handlesKnowing(
    CaseKnowledge,
    NotifyDelay,
    caseStream,
    ({ timetables, directory }) => orAsk(notifyDelay(timetables, directory), wantedDelay, directory),
    approvalIdOf,
  ),
  handlesKnowing(CaseKnowledge, StartWaiting, caseStream, ({ directory }) => startWaiting(directory), followUpIdOf),
  handles(ResumeCase, caseStream, resumeCase),
];
