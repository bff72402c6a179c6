import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, chen, directory, meta, opened, sun } from '../case.fixture';
import { RequestReview, requestReview, ReviewCase, reviewCase } from './review-case';

const asked: CaseEvent = { type: 'ReviewRequested', data: { reviewer: chen } };
const reviewed: CaseEvent = { type: 'CaseReviewed', data: { reviewer: chen, verdict: 'passed', notes: '规范' } };

describe('ask for a review', () => {
  const given = specify(caseStream, requestReview(directory));
  const ask = (reviewerId = 'chen') => new RequestReview('case', { reviewerId }, meta());
  it('of somebody by name', () =>
    given(...the.lives.closed)
      .when(ask())
      .then(asked));
  it('once', () => given(opened, asked).when(ask()).then());
  it('of somebody else instead', () =>
    given(opened, asked)
      .when(ask('sun'))
      .then({ type: 'ReviewRequested', data: { reviewer: sun } }));
  it('anew after a verdict', () => given(opened, asked, reviewed).when(ask()).then(asked));
  it('not of the owner', () => given(opened, assigned).when(ask('liu')).rejects('OWNER_REVIEWS_NOT'));
  it('of somebody known', () => given(opened).when(ask('nobody')).rejects('PERSON_UNKNOWN'));
});

describe('review', () => {
  const given = specify(caseStream, reviewCase);
  const review = (by = 'chen') => new ReviewCase('case', { verdict: 'passed', notes: '规范' }, meta({ by }));
  it('by who was asked', () => given(opened, asked).when(review()).then(reviewed));
  it('by nobody else', () => given(opened, asked).when(review('he')).rejects('REVIEWER_REQUIRED'));
  it('when asked', () => given(opened).when(review()).rejects('NO_REVIEW_ASKED'));
  it('once', () => given(opened, asked, reviewed).when(review()).rejects('NO_REVIEW_ASKED'));
});
