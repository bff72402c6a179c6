import { fold, specify } from '@engine/decider/specify';
import { caseStream, type ExistingCase } from '../case';
import type { CaseDataOf, CaseEvent } from '../case.events';
import { anonymous, feedback, meta, MONDAY, noEmail, opened, received } from '../case.fixture';
import { deliverableChannel } from '../customer/customer-channel';
import { CorrectDetails, correctDetails } from './correct-details';

const given = specify(caseStream, correctDetails);
const correct = (data: Partial<CorrectDetails['data']>) =>
  new CorrectDetails('case', { reason: '电话核对', ...data }, meta());
const corrected = (
  from: CaseDataOf<'DetailsCorrected'>['from'],
  to: CaseDataOf<'DetailsCorrected'>['to'],
): CaseEvent => ({
  type: 'DetailsCorrected',
  data: { from, to, reason: '电话核对' },
});
const after = (...facts: CaseEvent[]) => fold(caseStream, facts, MONDAY) as ExistingCase;

describe('details that were checked with the customer', () => {
  it('are put right with what was there before, and only where they differ', () =>
    given(received({ orderNo: 'SO-1', product: '空调' }))
      .when(
        correct({ orderNo: 'SO-2', product: '空调', customer: { name: '李娜', contact: { phone: '13800001235' } } }),
      )
      .then(
        corrected(
          { orderNo: 'SO-1', customer: { name: '李女士', contact: { phone: '13800001234' } } },
          { orderNo: 'SO-2', customer: { name: '李娜', contact: { phone: '13800001235' } } },
        ),
      ));

  it('say nothing new where all is as it was', () =>
    given(opened)
      .when(correct({ customer: { name: '李女士', contact: { email: 'li@example.com' } } }))
      .then());

  it('have no before where there was nothing', () =>
    given(noEmail)
      .when(correct({ model: 'KFR-35', customer: { contact: { email: 'li@example.com' } } }))
      .then(corrected({}, { model: 'KFR-35', customer: { contact: { email: 'li@example.com' } } })));

  it('count from then on, and leave the rest as it is', () => {
    const { customer, particulars } = after(
      noEmail,
      corrected({}, { orderNo: 'SO-2', customer: { locale: 'en', contact: { email: 'li@example.com' } } }),
    );
    expect(customer).toEqual({
      ...feedback.customer,
      locale: 'en',
      contact: { phone: '13800001234', email: 'li@example.com' },
    });
    expect(particulars.orderNo).toBe('SO-2');
    expect(deliverableChannel(customer)).toBe('email');
  });

  it.each([
    ['the description', { description: '空调不制冷' }],
    ['the quotes', { verbatim: ['请今天来'] }],
    ['both beside something else', { verbatim: [], description: 'x', orderNo: 'SO-2' }],
  ])('are never %s', (_, change) => given(opened).when(correct(change)).rejects('QUOTE_FIXED'));

  it('are not those of a customer whom nobody knows', () => {
    given(anonymous)
      .when(correct({ customer: { name: '李女士' } }))
      .rejects('ANONYMOUS_FIXED');
    given(anonymous)
      .when(correct({ orderNo: 'SO-2' }))
      .then(corrected({}, { orderNo: 'SO-2' }));
  });
});
