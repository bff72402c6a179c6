import { fold, specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent, Findings } from '../case.events';
import * as the from '../case.fixture';
import { assigned, cn, meta, MONDAY, resolved } from '../case.fixture';
import { RecordFindings, recordFindings } from './record-findings';

const given = specify(caseStream, recordFindings);
const opened = the.received({ product: '空调', problemCategory: '安装' });
const find = (findings: Findings) => new RecordFindings('case', findings, meta());
const known = { product: '空调', problemCategory: '安装' };

describe('record findings', () => {
  it('says what was known before and what is now', () =>
    given(opened)
      .when(find({ rootCause: '未抽真空', product: '柜机' }))
      .then({
        type: 'FindingsRecorded',
        data: { before: known, after: { ...known, product: '柜机', rootCause: '未抽真空' } },
      } as CaseEvent));
  it('says nothing twice', () =>
    given(opened)
      .when(find({ product: '空调' }))
      .then());
  it('names the supplier and what they promised', () =>
    given(opened)
      .when(find({ supplier: { name: '安装商', contact: '王', promisedAt: '2026-03-03T10:00:00+08:00' } }))
      .then({
        type: 'FindingsRecorded',
        data: {
          before: known,
          after: { ...known, supplier: { name: '安装商', contact: '王', promisedAt: cn('2026-03-03 10:00') } },
        },
      } as CaseEvent));
  it('corrects what the result said, also when the case is closed', () =>
    given(...the.lives.closed)
      .when(find({ rootCause: '管路泄漏' }))
      .thenTypes('FindingsRecorded'));

  it('knows what intake, triage, waiting and result have told', () => {
    const supplier = { name: '安装商', promisedAt: MONDAY };
    const waiting = the.waitingFor('supplier');
    const facts: CaseEvent[] = [
      opened,
      assigned,
      { ...the.triaged, data: { ...the.triaged.data, problemCategory: '质量' } },
      { ...waiting, data: { ...waiting.data, supplier } },
      { ...resolved, data: { ...resolved.data, rootCause: '漏氟' } },
    ];
    expect(fold(caseStream, facts, MONDAY)).toMatchObject({
      findings: { product: '空调', problemCategory: '质量', supplier, rootCause: '漏氟' },
    });
  });
});
