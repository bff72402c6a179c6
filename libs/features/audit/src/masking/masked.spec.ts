import { sampleCase } from '../testing/sample-case';
import { masked } from './masked';
import { maskText } from './masked-text';

describe('what looks like a telephone number or an address in a text', () => {
  it.each([
    ['13800001234', '138****1234'],
    ['请打 13800001234。', '请打 138****1234。'],
    ['电话13800001234李女士', '电话138****1234李女士'],
    ['tel13800001234x', 'tel138****1234x'],
    ['138 0000 1234', '138****1234'],
    ['138-0000-1234', '138****1234'],
    ['(138)0000-1234', '(138****1234'],
    ['１３８００００１２３４', '１３８****１２３４'],
    ['+86 138 0000 1234', '138****1234'],
    ['8613800001234', '138****1234'],
    ['008613800001234', '138****1234'],
    ['1380000123413900005678', '138***************5678'],
    ['110101199003078888', '110***********8888'],
    ['010-12345678', '010****5678'],
    ['(021)12345678', '021****5678'],
    ['+1 (415) 555-2671', '141****2671'],
    ['li.lei@example.com', 'l***@example.com'],
    ['邮箱li.lei@example.com，谢谢', '邮箱l***@example.com，谢谢'],
    ['li@example.com13800001234', 'l***@example.com138****1234'],
    ['13800001234@139.com', '1***@139.com'],
    ['李雷@例子.公司', '李***@例子.公司'],
  ])('%s -> %s', (text, shown) => expect(maskText(text)).toBe(shown));

  it.each([
    '新空调安装后3天仍无法制冷',
    '2026-T-000123',
    'SO-2026-00417',
    'CUS20230512001'.slice(0, 13),
    '2026-03-02T09:30:00.000Z',
    '2026-03-02 2026-03-09 10:00-12:00',
    '5f0c7a52-2f0e-4b57-9d4e-138000012345',
    '退款 150000.00 元',
    '@张伟 请跟进',
    'KFR-35GW/01',
  ])('leaves %s alone', (text) => expect(maskText(text)).toBe(text));

  it('takes no time on a long text', () => {
    const started = performance.now();
    maskText('a'.repeat(200_000));
    maskText('1 '.repeat(100_000));
    maskText(`a@${'b'.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('masked data', () => {
  it('masks a contact field as a whole, well formed or not', () =>
    expect(masked({ contact: { phone: '8123-4567', email: 'li@localhost', phones: ['12345'] } })).toEqual({
      contact: { phone: '81****67', email: 'l***@localhost', phones: ['***'] },
    }));

  it.each(['13800001234 / li@example.com', 'li@a.com, wang@b.com', '微信 li', '138 0000 1234 转 李'])(
    'does not show a contact field that holds more than one contact: %s',
    (phone) => expect(masked({ phone })).toEqual({ phone: '***' }),
  );

  it('leaves the hash of a content as it is, and no other row of digits', () => {
    const sha256 = `${'13800001234'.repeat(5)}abcdef012`;
    expect(masked({ sha256, text: '13800001234'.repeat(6).slice(0, 64) })).toEqual({
      sha256,
      text: expect.stringContaining('*****'),
    });
  });

  it('tells nobody a secret', () => expect(masked({ receiptCode: 'K7QX-92MD' })).toEqual({ receiptCode: '***' }));

  it('goes into every list and object, and keeps what is no text', () =>
    expect(masked([{ a: ['x 13800001234'], b: 1, c: null, d: true }])).toEqual([
      { a: ['x 138****1234'], b: 1, c: null, d: true },
    ]));
});

describe('the sample that the canary is planted in', () => {
  const CLOSED =
    /^([a-z][a-z_0-9]*|image\/jpeg|zh-CN|陈静|张伟|售后部|2026-T-000123|K7QX-92MD|[0-9a-f-]{36}|2026-[0-9]{2}-[0-9]{2}(T.*Z)?)$/;
  const texts = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values((value ?? {}) as object).flatMap(texts);

  it('has it in every text that is not a value of a closed list, an id, a date or a name in the house', () =>
    expect(
      sampleCase(() => '<canary>')
        .flatMap(({ data }) => texts(data))
        .filter((text) => text !== '<canary>' && !CLOSED.test(text)),
    ).toEqual([]));
});
