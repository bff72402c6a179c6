import { fold, specify } from '@engine/decider/specify';
import { caseStream, type ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { at, closed, cn, contacted, joined, joinedBy, meta, MONDAY, opened, ORIGINAL, wife } from '../case.fixture';
import {
  CloseWithOriginal,
  closeWithOriginal,
  ReceiveDuplicate,
  receiveDuplicate,
  ReleaseDuplicate,
  releaseDuplicate,
} from './receive-duplicate';

const given = specify(caseStream, receiveDuplicate);
const EARLIER = cn('2026-02-27 16:00');
const duplicate = joinedBy({ receivedAt: EARLIER, urgency: 'urgent' });
const receive = new ReceiveDuplicate('case', duplicate.data, meta());
const after = (...facts: Parameters<typeof fold<never, CaseEvent>>[1]) =>
  fold(caseStream, facts, MONDAY) as ExistingCase;
const NOW = cn('2026-03-02 11:00');

describe('the original', () => {
  it('takes in what its duplicate knows', () => given(opened).when(receive).then(duplicate));
  it('does not once it is closed', () =>
    given(...the.lives.closed)
      .when(receive)
      .rejects('ORIGINAL_CLOSED'));
  it('does not once it has joined another', () => given(opened, joined).when(receive).rejects('ORIGINAL_JOINED'));

  it('counts from the earliest receipt with the strictest urgency', () => {
    const { urgency, rounds } = after(opened, at(NOW, duplicate));
    expect(urgency).toBe('urgent');
    expect(rounds['first_response/case']).toMatchObject({
      round: 2,
      startedAt: EARLIER,
      urgency: 'urgent',
      openedAt: NOW,
    });
    expect(rounds['acknowledgement/case']).toMatchObject({ round: 2, startedAt: EARLIER });
  });

  it('keeps its own where those are earlier and stricter, and no round begins anew', () => {
    const { urgency, rounds } = after(the.urgent, at(NOW, joinedBy({ receivedAt: NOW, urgency: 'low' })));
    expect(urgency).toBe('urgent');
    expect(rounds['first_response/case']).toMatchObject({ round: 1, startedAt: MONDAY });
  });

  it('does not answer again what is answered', () => {
    const { rounds } = after(opened, contacted(), at(NOW, duplicate));
    expect(rounds['first_response/case']).toMatchObject({ round: 1, state: 'met' });
  });

  it('keeps who is listening, and learns of the same person what it did not know', () => {
    expect(after(opened, duplicate).listeners).toEqual({
      duplicate: { number: '2026-Q-000002', customer: wife, description: 'The air conditioner does not cool.' },
    });
    const same = { ...the.noEmail.data.customer, contact: { phone: '+86 138 0000 1234', email: 'li@example.com' } };
    expect(after(the.noEmail, joinedBy({ customer: same })).customer.contact).toEqual({
      phone: '13800001234',
      email: 'li@example.com',
    });
  });

  it('forgets who has parted', () => {
    const release = new ReleaseDuplicate('case', { caseId: 'duplicate', number: '2', reason: '不是同一台' }, meta());
    const forgets = specify(caseStream, releaseDuplicate);
    forgets(opened, duplicate).when(release).thenTypes('DuplicateParted');
    forgets(opened).when(release).then();
    const parted: CaseEvent = { type: 'DuplicateParted', data: { caseId: 'duplicate', number: '2', reason: 'x' } };
    expect(after(opened, duplicate, parted).listeners).toEqual({});
  });
});

describe('a duplicate, when its original closes', () => {
  const closes = specify(caseStream, closeWithOriginal);
  const close = (caseId = ORIGINAL.caseId) => new CloseWithOriginal('case', { caseId }, meta());

  it('closes with it', () =>
    closes(opened, joined)
      .when(close())
      .then({ type: 'CaseClosed', data: { basis: 'with_original' } }));
  it('only once', () => closes(opened, joined, closed).when(close()).then());
  it('unless it has parted meanwhile', () => {
    closes(opened).when(close()).then();
    closes(opened, joined).when(close('another')).then();
  });
});
