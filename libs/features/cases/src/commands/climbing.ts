import { handles, handlesKnowing } from '@engine/event-store';
import { CaseKnowledge } from '../case-knowledge';
import { caseStream } from '../domain/case';
import { FireDueSteps, fireDueSteps } from '../domain/clocks/fire-due-steps';
import { AcceptEscalation, DeescalateCase, EscalateCase, escalateCase } from '../domain/escalations/escalate-case';
import { FlagChurnRisk, flagChurnRisk } from '../domain/escalations/flag-churn-risk';
import { acceptanceWithPromise, deescalationWithPromises } from '../domain/promises/found-promises';

/** The part of the map that is about clocks and escalations. */
export const climbingHandlers = [
  handlesKnowing(CaseKnowledge, EscalateCase, caseStream, ({ timetables, directory }) =>
    escalateCase(timetables, directory),
  ),
  handlesKnowing(CaseKnowledge, FlagChurnRisk, caseStream, ({ timetables, directory }) =>
    flagChurnRisk(timetables, directory),
  ),
  handlesKnowing(CaseKnowledge, AcceptEscalation, caseStream, ({ directory }) => acceptanceWithPromise(directory)),
  handles(DeescalateCase, caseStream, deescalationWithPromises),
  handlesKnowing(CaseKnowledge, FireDueSteps, caseStream, ({ timetables, directory }) =>
    fireDueSteps(timetables, directory),
  ),
];
