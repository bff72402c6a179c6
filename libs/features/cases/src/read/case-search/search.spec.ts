import { lexemesOf, runsOf } from './tokens';
import { searchOf } from './search';

describe('the runs of a text', () => {
  it.each<[string, string[]]>([
    ['新空调安装后3天仍无法制冷', ['新空调安装后', '3', '天仍无法制冷']],
    ['KFR-35GW/01,OK', ['kfr', '35gw', '01', 'ok']],
    ['ＡＢＣ１２', ['abc12']],
    ['空调。制冷', ['空调', '制冷']],
    ["l'été à Zürich", ['l', 'été', 'à', 'zürich']],
    ['𠮷野家', ['𠮷野家']],
    ['"\'\\%_', []],
  ])('%s', (text, runs) => expect(runsOf(text)).toEqual(runs));

  it('are cut where no word is so long', () => expect(runsOf('a'.repeat(10_000))).toEqual(['a'.repeat(64)]));

  it('of Han are indexed by pairs, and every character begins something', () => {
    expect(lexemesOf('制冷剂')).toEqual(['制冷', '冷剂', '剂']);
    expect(lexemesOf('𠮷野')).toEqual(['𠮷野', '野']);
    expect(lexemesOf('kfr')).toEqual(['kfr']);
  });
});

describe('a question', () => {
  it.each<[string, string, string[]]>([
    ['空调', "'空调'", []],
    ['抽真空', "'抽真' & '真空'", ['%抽真空%']],
    ['空调退款', "'空调' & '退款'", []],
    ['空调 退款', "'空调' & '退款'", []],
    ['空调 空调', "'空调'", []],
    ['我的空调', "'我的' & '空调'", []],
    ['冷', "'冷':*", []],
    ['KFR-35', "'kfr' & '35'", ['% kfr 35 %']],
    ['refund*', "'refund':*", []],
    ['so-2026*', "'so' & '2026':*", ['% so 2026%']],
    ['"air conditioner" pump', "'air' & 'conditioner' & 'pump'", ['% air conditioner %']],
    ['“不制冷,请处理”', "'不制' & '制冷' & '请处' & '处理'", ['%不制冷 请处理%']],
    ['「3天」', "'3' & '天':*", ['% 3 天%']],
    ['"open', "'open'", []],
    ["o'brien & | ! <-> :*", "'o' & 'brien'", ['% o brien %']],
  ])('%s', (q, tsquery, patterns) => expect(searchOf(q)).toEqual({ tsquery, patterns }));

  it.each(['', '  ', '!!', '""', '%_', "'"])('without words is none: %s', (q) => expect(searchOf(q)).toBeUndefined());
});
