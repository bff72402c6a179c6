import { textTypeOf } from './media-type';

const type = (text: string) => textTypeOf(Buffer.from(text));

describe('text', () => {
  it('is UTF-8 without control characters', () => {
    expect(type('新空调安装后3天仍无法制冷\n第二行')).toBe('text/plain');
    expect(type('\ufeff有签名的文本')).toBe('text/plain');
    expect(textTypeOf(Buffer.from([0xd0, 0xc2, 0xbf, 0xd5]))).toBeUndefined();
    expect(type('a\u0000b')).toBeUndefined();
  });

  it('may be cut in the middle of a letter by the end of the sample', () => {
    const long = Buffer.from('冷'.repeat(30_000)).subarray(0, 64 * 1024);
    expect(textTypeOf(long)).toBe('text/plain');
  });

  it('is a table where its lines have equal columns', () => {
    expect(type('型号,数量\nKFR-35,2\n')).toBe('text/csv');
    expect(type('型号;数量\n"KFR;35";2\n')).toBe('text/csv');
    expect(type('你好,空调不制冷\n请尽快\n谢谢\n')).toBe('text/plain');
  });
});
