import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import { disputed, lives, meta, rated, resolved } from '../case.fixture';
import { RateSatisfaction, rateSatisfaction } from './rate-satisfaction';

const given = specify(caseStream, rateSatisfaction);
const rate = new RateSatisfaction('case', { score: 5, basis: '客户口头', channel: 'phone' }, meta());

describe('rate satisfaction', () => {
  it.each(['resolved', 'awaiting_confirmation', 'closed'] as const)('of a case that is %s', (status) =>
    given(...lives[status])
      .when(rate)
      .then(rated),
  );
  it('once in a cycle', () =>
    given(...lives.resolved, rated)
      .when(rate)
      .rejects('ALREADY_RATED'));
  it('once more in the next', () =>
    given(...lives.resolved, rated, disputed, resolved)
      .when(rate)
      .then({ ...rated, data: { ...rated.data, cycle: 2 } }));
});
