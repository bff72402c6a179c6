import { LOCALES } from '@engine/platform';
import { caseEvents, type CaseEvent } from '@features/cases/contract';
import { sampleCase } from '../../testing/sample-case';
import { visibility, visibleToCustomer } from '../visibility';
import { titleOf } from './title';
import { titles } from './titles';

const types = Object.keys(caseEvents).sort();
const title = (event: CaseEvent, locale: 'zh-CN' | 'en' = 'zh-CN') => titleOf(event, locale, 'Asia/Shanghai');
const sample = sampleCase();
const ofType = <T extends CaseEvent['type']>(type: T) =>
  sample.find((event) => event.type === type) as Extract<CaseEvent, { type: T }>;

describe('the tables of the history', () => {
  it.each(LOCALES)('have a template for each event in %s', (locale) =>
    expect(Object.keys(titles[locale]).sort()).toEqual(types),
  );
  it('say of each event whether the customer may hear of it', () =>
    expect(Object.keys(visibility).sort()).toEqual(types));
  it('are tried on a sample of each event', () =>
    expect([...new Set(sample.map(({ type }) => type as string))].sort()).toEqual(types));
  it.each(LOCALES)('fill every template in %s from the names that the event really has', (locale) => {
    for (const event of sample) {
      const filled = titleOf(event, locale, 'Asia/Shanghai');
      // An empty placeholder leaves a colon, a bracket or a comma with nothing in or behind it.
      expect(filled).not.toMatch(/undefined|null|Invalid|\{|[(（][,，)）]|[:：,，]\s*$|\(\s|\s[):：，,]|：[，）]/);
      expect(filled.length).toBeGreaterThan(3);
    }
  });
  it('leave no untranslated value of a closed list in Chinese', () => {
    for (const event of sample) {
      const words = title(event)
        .replace(/level_1|KFR-35/g, '')
        .match(/[a-z_]{4,}/g);
      expect({ type: event.type, words }).toEqual({ type: event.type, words: null });
    }
  });
});

describe('a title', () => {
  it('says what happened in both languages', () => {
    expect(title(ofType('DeadlineBreached'))).toBe('首次响应超时（level_1，应于 2026-03-02 11:00），因重新分类');
    expect(title(ofType('IssueEscalated'))).toBe('升级至第 1 级：张伟（部门负责人），原因：人工升级：客户很着急');
    expect(title(ofType('IssueEscalated'), 'en')).toBe(
      'Escalated to level 1, 张伟 (department head), because: by hand: 客户很着急',
    );
    expect(title(ofType('CaseClosed'), 'en')).toBe('Closed (confirmation recorded by staff)');
  });

  it('leaves out what the event does not have', () =>
    expect(
      title({ ...ofType('IssueEscalated'), data: { ...ofType('IssueEscalated').data, recipient: undefined } }),
    ).toBe('升级至第 1 级，原因：人工升级：客户很着急'));

  it('takes data for data, not for a template', () =>
    expect(
      title({ type: 'ProgressNoted', data: { text: '{{ 7 | times: 6 }} {% raw %}', visibleToCustomer: false } }),
    ).toBe('处理进展：{{ 7 | times: 6 }} {% raw %}'));

  it('shortens a long text', () =>
    expect(title({ type: 'ProgressNoted', data: { text: '很'.repeat(500), visibleToCustomer: false } })).toHaveLength(
      66,
    ));
});

describe('what the customer may hear of', () => {
  it.each([
    ['a field', { type: 'ProgressNoted', data: { text: 'x', visibleToCustomer: true } }, true],
    ['a field', { type: 'ProgressNoted', data: { text: 'x', visibleToCustomer: false } }, false],
    ['the table', ofType('IssueEscalated'), false],
    ['the table', ofType('ResultDelivered'), true],
  ] as [string, CaseEvent, boolean][])('is told by %s', (_by, event, shown) =>
    expect(visibleToCustomer(event)).toBe(shown),
  );
});
