import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import {
  anonymous,
  assigned,
  cn,
  contacted,
  drafted,
  joinedBy,
  meta,
  MONDAY,
  noEmail,
  noted,
  opened,
  planned,
  waitingFor,
} from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import { DraftUpdate, draftUpdate } from './draft-update';

const given = specify(caseStream, draftUpdate);
const draft = new DraftUpdate('case', { text: '配件明早到' }, meta());

describe('words for the next update', () => {
  it('are kept for its round', () => given(opened).when(draft).then(drafted('配件明早到')));
  it('say nothing new the second time', () => given(opened, drafted('配件明早到')).when(draft).then());
  it('are of no use where no update is due', () => given(anonymous).when(draft).rejects('NO_UPDATE_DUE'));
  it('wait with the case', () =>
    given(opened, assigned, waitingFor('customer')).when(draft).then(drafted('配件明早到')));
  it('are of no use where nobody can be written to', () => given(noEmail).when(draft).rejects('NO_CHANNEL'));
  it('reach the customer of a joined case at least', () =>
    given(noEmail, joinedBy()).when(draft).thenTypes('UpdateDrafted'));

  const life = () => new CaseLife(MONDAY).happen(opened, assigned, contacted({ visibleToCustomer: true }));
  const sent = (of: CaseLife) => of.facts('ProgressUpdateSent').map(({ data }) => data);

  it('go out once, beside the steps taken', () => {
    const told = life().happen(noted('已联系安装商'), drafted('配件明早到'), planned(cn('2026-12-01 10:00')));
    told.advance(100);
    expect(sent(told)).toMatchObject([
      { text: '配件明早到', nothingNew: false, steps: ['已说明原因', '已联系安装商'] },
      {},
    ]);
    expect(sent(told)[1].text).toBeUndefined();
  });

  it('do not make a passed date pass for kept, nor nothing new for something', () => {
    const late = life()
      .happen(planned(cn('2026-03-03 10:00')), drafted('一切顺利'))
      .advance(49);
    expect(sent(late)).toMatchObject([
      { text: '一切顺利', planOverdue: true, plannedCompletion: cn('2026-03-03 10:00') },
    ]);
    const empty = new CaseLife(MONDAY).happen(opened, contacted(), drafted('一切顺利')).advance(49);
    expect(sent(empty)).toMatchObject([{ nothingNew: true }]);
  });

  it('lapse once a person has told the customer otherwise', () => {
    const told = life().happen(drafted('配件明早到'));
    told.now = cn('2026-03-02 12:00');
    told.happen(contacted()).advance(60);
    expect(sent(told)[0].text).toBeUndefined();
  });

  it('are there again when the letter that carried them came back', () => {
    const lost = life().happen(drafted('配件明早到')).advance(49);
    const { messageId } = sent(lost)[0];
    lost.happen({ type: 'CustomerUnreachable', data: { missed: 0, reason: 'delivery_failed', messageId } });
    expect(lost.existing.draft).toBe('配件明早到');
  });
});
