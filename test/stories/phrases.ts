import { Phrasebook } from './reading/phrasebook';
import { approvalSteps } from './steps/approvals.steps';
import { clockSteps } from './steps/clocks.steps';
import { customerSteps } from './steps/customer.steps';
import { departmentSteps } from './steps/departments.steps';
import { handlingSteps } from './steps/handling.steps';
import { historySteps } from './steps/history.steps';
import { incidentSteps } from './steps/incident.steps';
import { intakeSteps } from './steps/intake.steps';
import { ladderSteps } from './steps/ladder.steps';
import { organisationSteps } from './steps/organisation.steps';
import { relatedSteps } from './steps/related.steps';
import { settlingSteps } from './steps/settling.steps';
import { timeSteps } from './steps/time.steps';

/** Everything that a story can say. */
export const phrases = new Phrasebook([
  ...timeSteps,
  ...intakeSteps,
  ...handlingSteps,
  ...departmentSteps,
  ...settlingSteps,
  ...ladderSteps,
  ...customerSteps,
  ...clockSteps,
  ...historySteps,
  ...incidentSteps,
  ...organisationSteps,
  ...relatedSteps,
  ...approvalSteps,
]);
