import { specify } from '@engine/decider/specify';
import { AcknowledgeCase, acknowledgeCase } from './acknowledge-case';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import { acknowledged, contacted, disputed, lives, meta, opened } from '../case.fixture';

const given = specify(caseStream, acknowledgeCase);
const acknowledge = (detailsVerified = false) => new AcknowledgeCase('case', { detailsVerified }, meta());
const verified: CaseEvent = { type: 'CaseAcknowledged', data: { detailsVerified: true } };

describe('acknowledge case', () => {
  it('accepts it', () => given(opened).when(acknowledge()).then(acknowledged));
  it('does nothing the second time', () => given(opened, acknowledged).when(acknowledge()).then());
  it('does nothing after a contact, which says as much', () => given(opened, contacted()).when(acknowledge()).then());
  it('verifies the details later', () => given(opened, acknowledged).when(acknowledge(true)).then(verified));
  it('verifies them once', () => given(opened, verified).when(acknowledge(true)).then());
  it('accepts the next cycle anew', () =>
    given(opened, verified, ...lives.awaiting_confirmation.slice(1), disputed)
      .when(acknowledge(true))
      .then(verified));
});
