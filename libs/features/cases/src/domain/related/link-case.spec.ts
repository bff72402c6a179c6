import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import { closed, meta, opened, ORIGINAL } from '../case.fixture';
import { LinkCase, linkCase, MirrorLink, mirrorLink } from './link-case';

const given = specify(caseStream, linkCase(ORIGINAL));
const link = (kind: 'related' | 'next_round' = 'next_round') =>
  new LinkCase('case', { caseId: ORIGINAL.caseId, kind, note: '新需求' }, meta());
const linked = (kind: 'related' | 'next_round' | 'previous_round', mirrored = false): CaseEvent => ({
  type: 'CaseLinked',
  data: { ...ORIGINAL, kind, note: '新需求', mirrored },
});

describe('a link', () => {
  it('names the other case by its number', () => given(opened, closed).when(link()).then(linked('next_round')));
  it('is made once of each kind', () => {
    given(opened, linked('next_round')).when(link()).then();
    given(opened, linked('related')).when(link()).then(linked('next_round'));
  });
  it('does not lead to itself', () =>
    specify(
      caseStream,
      linkCase({ ...ORIGINAL, caseId: 'case' }),
    )(opened)
      .when(new LinkCase('case', { caseId: 'case', kind: 'related' }, meta()))
      .rejects('SAME_CASE'));
});

describe('its mirror', () => {
  const mirror = (kind: 'related' | 'next_round') =>
    new MirrorLink('case', { ...ORIGINAL, kind, note: '新需求' }, meta());
  const mirrors = specify(caseStream, mirrorLink);

  it('looks back', () => mirrors(opened).when(mirror('next_round')).then(linked('previous_round', true)));
  it('is the same of related cases', () => mirrors(opened).when(mirror('related')).then(linked('related', true)));
  it('is there once', () => mirrors(opened, linked('related')).when(mirror('related')).then());
});
