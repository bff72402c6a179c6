import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import { anonymous, meta, opened } from '../case.fixture';
import { Paraphrase, paraphrase } from './paraphrase';

const given = specify(caseStream, paraphrase);
const text = '客户希望今天修好';
const say = (data: Partial<Paraphrase['data']> = {}) => new Paraphrase('case', { text, ...data }, meta());
const confirmed = { confirmedBy: '李女士', channel: 'phone', callReference: 'CALL-1' } as const;

describe('a paraphrase', () => {
  it('is recorded as what it is while nobody has confirmed it', () =>
    given(opened).when(say()).then({ type: 'ParaphraseRecorded', data: { text } }));
  it('is confirmed by somebody, somehow', () =>
    given(opened)
      .when(say(confirmed))
      .then({ type: 'ParaphraseConfirmed', data: { text, ...confirmed } }));
  it('needs no call where it was confirmed in writing', () =>
    given(opened)
      .when(say({ confirmedBy: '李女士', channel: 'email' }))
      .thenTypes('ParaphraseConfirmed'));
  it('is not confirmed by nobody', () =>
    given(opened)
      .when(say({ ...confirmed, confirmedBy: ' ' }))
      .rejects('CONFIRMED_BY_REQUIRED'));
  it('is not confirmed without saying how', () =>
    given(opened)
      .when(say({ ...confirmed, channel: undefined }))
      .rejects('CHANNEL_REQUIRED'));
  it('is not confirmed by phone without the call', () =>
    given(opened)
      .when(say({ ...confirmed, callReference: undefined }))
      .rejects('CALL_REFERENCE_REQUIRED'));
  it('is confirmed by nobody whom nobody knows', () => given(anonymous).when(say(confirmed)).rejects('NO_CUSTOMER'));
});
