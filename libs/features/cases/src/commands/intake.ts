import { handles, handlesKnowing } from '@engine/event-store';
import { CaseKnowledge } from '../case-knowledge';
import { orAsk, wantedTriage } from '../domain/approvals/request-approval';
import { caseStream } from '../domain/case';
import { AcknowledgeCase, acknowledgeCase } from '../domain/intake/acknowledge-case';
import { AssignCase, assignCase } from '../domain/intake/assign-case';
import { TriageCase, triageCase } from '../domain/intake/triage-case';
import { approvalIdOf } from './replies';

/** The part of the map that is about what comes in and to whom it goes. */
export const intakeHandlers = [
  handles(AcknowledgeCase, caseStream, acknowledgeCase),
  handlesKnowing(
    CaseKnowledge,
    TriageCase,
    caseStream,
    ({ directory }) => orAsk(triageCase(directory), wantedTriage, directory),
    approvalIdOf,
  ),
  handlesKnowing(CaseKnowledge, AssignCase, caseStream, ({ directory }) => assignCase(directory)),
];
