import type { CaseCustomer } from '../../domain/case.events';
import { dice, gramsOf, likenessOf } from './likeness';
import { looksOf, type Seen } from './looks-of';

const alike = (one: string, other: string) => dice(gramsOf(one), gramsOf(other));
const li: CaseCustomer = {
  kind: 'person',
  name: '李女士',
  vip: false,
  locale: 'zh-CN',
  contact: { phone: '13800001234' },
};
const wang: CaseCustomer = { ...li, name: '王先生', contact: { phone: '13900001111' } };
const seen = (change: Partial<Seen>) =>
  looksOf({ customer: wang, description: '新空调安装后三天仍无法制冷', ...change }, 'a secret');

describe('how alike two texts are', () => {
  it('goes from nothing to the same', () => {
    expect(alike('新空调无法制冷', '新空调无法制冷')).toBe(1);
    expect(alike('新空调无法制冷', '发票抬头开错')).toBe(0);
    expect(alike('', '')).toBe(0);
  });

  it.each([
    ['新空调安装后三天仍无法制冷', '空调刚安装好，三天了还是无法制冷', '热水器漏水，请派人检修'],
    ['The new air conditioner does not cool.', 'the AIR CONDITIONER does not cool!', 'Please send me an invoice.'],
    ['KFR-35 空调不制冷', '空调 KFR-35 不制冷了', 'KFR-35 的遥控器丢了'],
  ])('puts %s nearer to %s than to %s', (text, near, far) => {
    expect(alike(text, near)).toBeGreaterThan(0.4);
    expect(alike(text, far)).toBeLessThan(0.35);
  });

  it('takes a text of any length, and emoji for what they are', () => {
    expect(gramsOf('很'.repeat(10_000)).length).toBeLessThanOrEqual(400);
    expect(gramsOf(Array.from({ length: 5_000 }, (_, index) => `w${index}`).join(' '))).toHaveLength(400);
    expect(gramsOf('😀 𠮷')).toHaveLength(1);
  });
});

describe('what speaks for one matter', () => {
  it('is the customer alone', () =>
    expect(likenessOf(seen({ customer: li, description: 'x' }), seen({ customer: li, description: '发票' }))).toEqual({
      because: ['same_customer'],
      score: 40,
    }));

  it('is the order alone', () =>
    expect(
      likenessOf(seen({ orderNo: 'so-1', description: 'x' }), seen({ customer: li, orderNo: 'SO-1' }))?.because,
    ).toEqual(['same_order']));

  it('is the product with a similar text, but neither of them alone', () => {
    const product = { model: 'KFR-35' };
    expect(likenessOf(seen(product), seen({ ...product, customer: li }))).toEqual({
      because: ['same_product', 'similar_text'],
      score: 50,
    });
    expect(likenessOf(seen(product), seen({ ...product, customer: li, description: '发票抬头开错' }))).toBeUndefined();
    expect(likenessOf(seen({}), seen({ customer: li }))).toBeUndefined();
  });

  it('says more, the more there is', () =>
    expect(likenessOf(seen({ orderNo: '1', model: 'K' }), seen({ orderNo: '1', model: 'K' }))).toEqual({
      because: ['same_customer', 'same_order', 'same_product', 'similar_text'],
      score: 100,
    }));

  it('is never that both customers are unknown', () => {
    const nobody: CaseCustomer = { kind: 'anonymous', vip: false, locale: 'zh-CN' };
    expect(likenessOf(seen({ customer: nobody, description: 'x' }), seen({ customer: nobody }))).toBeUndefined();
  });
});

it('nothing that is stored can be read, or made anew without the secret', () => {
  const looks = seen({
    customer: { ...li, contact: { phone: '13800001234', email: 'li@example.com' } },
    orderNo: 'SO-1',
  });
  expect(JSON.stringify(looks)).not.toMatch(/13800001234|example|SO-1|空调/);
  expect(looks.customerKeys).toHaveLength(2);
  expect(looksOf({ customer: li, description: 'x' }, 'another').customerKeys).not.toEqual(
    looksOf({ customer: li, description: 'x' }, 'a secret').customerKeys,
  );
});
