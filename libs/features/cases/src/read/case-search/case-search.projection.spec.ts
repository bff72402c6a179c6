import type { Recorded } from '@engine/decider';
import { sampleCase } from '../../../../audit/src/testing/sample-case';
import type { CaseEvent } from '../../domain/case.events';
import { textsOf } from './case-text';
import { toldInCase } from './case-search.projection';

const told = (events: readonly CaseEvent[]) =>
  (events as readonly Recorded<CaseEvent>[]).reduce(toldInCase.evolve, toldInCase.initial);

describe('what is found of a case', () => {
  /** What nobody looks for by words: numbers, addresses, what a meeting was held with, which rule sent the case where. */
  const NUMBERS = ['13800001234', 'li.lei@example.com', '13900001111', 'li.na@example.com', 'K7QX-92MD'];
  const NOT_FOUND = [...NUMBERS, 'Zoom', '腾讯会议', '投诉', '售后部'];

  it('is every free text of every event, but numbers and addresses', () => {
    const said = new Map<string, string>();
    const events = sampleCase((text) => {
      const mark = `mark${said.size}x`;
      said.set(mark, text);
      return mark;
    });
    const { lexemes } = told(events);
    const missing = [...said].filter(([mark]) => !lexemes.has(mark)).map(([, text]) => text);
    expect(missing.filter((text) => !NOT_FOUND.includes(text))).toEqual([]);
    expect(missing).toEqual(expect.arrayContaining(['13800001234', 'li.lei@example.com']));
  });

  it('is no word of a closed list, and no secret', () => {
    const { lexemes } = told(sampleCase(() => '一'));
    for (const word of [
      'person',
      'complaint',
      'anxious',
      'zh',
      'cn',
      'phone',
      'first',
      'response',
      'k7qx',
      'by',
      'hand',
    ])
      expect({ word, found: lexemes.has(word) }).toEqual({ word, found: false });
  });

  it('is masked', () =>
    expect(
      textsOf({ type: 'CustomerReplied', data: { channel: 'phone', text: '打13912345678', emotions: [] } }),
    ).toEqual(['打139****5678']));

  it('grows by what is new, and not by what says nothing', () => {
    const reply = (text: string): CaseEvent => ({
      type: 'CustomerReplied',
      data: { channel: 'phone', text, emotions: [] },
    });
    const once = told([reply('空调坏了')]);
    const twice = told([reply('空调坏了'), reply('空调!')]);
    expect(twice.lexemes).toEqual(new Set([...once.lexemes, '调']));
    expect(twice.body).toBe('/ 空调坏了 / 空调 ');
    expect(toldInCase.evolve(once, reply('……') as Recorded<CaseEvent>)).toBe(once);
  });

  it('has its bounds: a tsvector holds no more than a megabyte', () => {
    // Letters only: digits would be masked as a telephone number.
    const long = (n: number) => [...String(n).padStart(64, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const text = Array.from({ length: 20_000 }, (_, n) => long(n)).join(' ');
    const { lexemes, bytes } = told([{ type: 'ProgressNoted', data: { text, visibleToCustomer: false } }]);
    expect([lexemes.size, bytes]).toEqual([15_625, 1_000_000]);
  });
});
