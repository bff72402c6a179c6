import type { SelectQueryBuilder } from 'typeorm';
import type { CaseFilter } from '../../domain/saved-filters/saved-filter.events';
import { searchOf } from '../case-search/search';
import type { CaseListRow } from './case-list.row';

/** What the list, its facets and its boards are narrowed by. */
export function narrow(query: SelectQueryBuilder<CaseListRow>, filter: CaseFilter, now: Date): void {
  const { status, type, urgency, channel, level, owner, department, overdue, lateEntry, dueBefore, q } = filter;
  const { number, orderNo, customerReference, customerCode, product, problemCategory } = filter;
  if (status) query.andWhere('c.status in (:...status)', { status });
  if (type) query.andWhere('c.type in (:...type)', { type });
  if (urgency) query.andWhere('c.urgency in (:...urgency)', { urgency });
  if (channel) query.andWhere('c.channel in (:...channel)', { channel });
  if (level) query.andWhere('c.level in (:...level)', { level });
  if (owner) query.andWhere('c.owner_id = :owner', { owner });
  if (department) query.andWhere('c.department_id = :department', { department });
  if (overdue !== undefined) query.andWhere(overdue ? 'c.due_order <= :now' : 'c.due_order > :now', { now });
  if (lateEntry !== undefined) query.andWhere('c.late_entry = :lateEntry', { lateEntry });
  if (dueBefore) query.andWhere('c.due_order < :dueBefore', { dueBefore });
  if (number) query.andWhere('c.number = :number', { number });
  if (orderNo) query.andWhere('c.order_no = :orderNo', { orderNo });
  if (customerReference) query.andWhere('c.customer_reference = :customerReference', { customerReference });
  if (customerCode) query.andWhere('c.customer_code = :customerCode', { customerCode });
  if (product) query.andWhere('c.product = :product', { product });
  if (problemCategory) query.andWhere('c.problem_category = :problemCategory', { problemCategory });
  if (q) narrowToWords(query, q);
}

/** The index finds all cases with the words; only of those the text is read. */
function narrowToWords(query: SelectQueryBuilder<CaseListRow>, q: string): void {
  const search = searchOf(q);
  if (!search) return void query.andWhere('false');
  const inOrder = search.patterns.map((_, at) => ` and s.body like :pattern${at}`).join('');
  query.andWhere(
    `c.stream_id in (select s.stream_id from case_search s where s.words @@ cast(:words as tsquery)${inOrder})`,
    { words: search.tsquery, ...Object.fromEntries(search.patterns.map((pattern, at) => [`pattern${at}`, pattern])) },
  );
}
