import { orAsk, wantedTriage } from '../approvals/request-approval';
import { directory } from '../case.fixture';
import { AcknowledgeCase, acknowledgeCase } from '../intake/acknowledge-case';
import { AssignCase, assignCase } from '../intake/assign-case';
import { TriageCase, triageCase } from '../intake/triage-case';
import { caseTypes, demandPriorities, urgencies } from '../vocabulary';
import * as fc from 'fast-check';
import { c, does, type Move } from './deed.fixture';

export const intakeDeeds: fc.Arbitrary<Move>[] = [
  does('acknowledge', fc.boolean(), (l, v, as) =>
    l.send(acknowledgeCase, (m) => new AcknowledgeCase(c, { detailsVerified: v }, m), as),
  ),
  does(
    'triage',
    fc.record({
      type: fc.constantFrom(undefined, ...caseTypes),
      urgency: fc.constantFrom(undefined, ...urgencies),
      demandPriority: fc.constantFrom(undefined, undefined, ...demandPriorities),
    }),
    (l, d, as) =>
      l.send(
        orAsk(triageCase(directory), wantedTriage, directory),
        (m) => new TriageCase(c, { ...d, reason: '调整' }, m),
        as,
      ),
  ),
  does('assign', fc.constantFrom('liu', 'he', 'chen', 'qian'), (l, personId, as) =>
    l.send(assignCase(directory), (m) => new AssignCase(c, { personId, reason: '换班' }, m), as),
  ),
];
