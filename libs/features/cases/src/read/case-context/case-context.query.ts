import { EventStore } from '@engine/event-store';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Brackets, type Repository } from 'typeorm';
import type { ExistingCase } from '../../domain/case';
import { CaseListRow } from '../case-list/case-list.row';
import { type CaseRecord, caseRecord } from '../case/case-record';
import { type KnownCase, knownCaseOf } from './known-case';
import { phoneBucket, samePhone } from './phone';

export interface ContextQuestion {
  readonly customerReference?: string;
  readonly customerCode?: string;
  readonly orderNo?: string;
  readonly phone?: string;
}

export interface CaseContext {
  /** Not closed yet, the newest first. */
  readonly open: readonly KnownCase[];
  readonly recent: readonly KnownCase[];
}

/** Cases shown; a customer with more is looked up in the list. */
const SHOWN = 20;
/** Looked at, since another number may share the bucket. */
const CANDIDATES = 60;

/** What is known of a customer before the talk begins (D22): whoever of the question fits. */
@Injectable()
export class CaseContextQuery {
  constructor(
    @InjectRepository(CaseListRow) private readonly rows: Repository<CaseListRow>,
    private readonly store: EventStore,
  ) {}

  async of(question: ContextQuestion): Promise<CaseContext> {
    const found = await this.candidates(question);
    const records = await Promise.all(found.map(({ case_id: id }) => this.store.load(caseRecord, id)));
    const known = records.flatMap(({ state: record }, at) => {
      const { state } = record;
      if (state.status === 'absent' || !fits(record, state, question)) return [];
      return [{ state, shown: knownCaseOf(found[at].case_id, state, record.details) }];
    });
    const shown = known.slice(0, SHOWN);
    return {
      open: shown.filter(({ state }) => state.status !== 'closed').map((one) => one.shown),
      recent: shown.filter(({ state }) => state.status === 'closed').map((one) => one.shown),
    };
  }

  private candidates({ customerReference, customerCode, orderNo, phone }: ContextQuestion): Promise<CaseListRow[]> {
    const bucket = phoneBucket(phone);
    return this.rows
      .createQueryBuilder('c')
      .where(
        new Brackets((any) => {
          any.where('false');
          if (customerReference) any.orWhere('c.customer_reference = :customerReference', { customerReference });
          if (customerCode) any.orWhere('c.customer_code = :customerCode', { customerCode });
          if (orderNo) any.orWhere('c.order_no = :orderNo', { orderNo });
          if (bucket !== undefined) any.orWhere('c.phone_bucket = :bucket', { bucket });
        }),
      )
      .orderBy("c.status = 'closed'")
      .addOrderBy('c.received_at', 'DESC')
      .limit(CANDIDATES)
      .getMany();
  }
}

/** The bucket has only said that it may be the number. */
function fits({ details }: CaseRecord, { customer }: ExistingCase, question: ContextQuestion): boolean {
  const { customerReference, customerCode, orderNo, phone } = question;
  return (
    (customerReference !== undefined && customer.reference === customerReference) ||
    (customerCode !== undefined && customer.code === customerCode) ||
    (orderNo !== undefined && details.feedback?.orderNo === orderNo) ||
    samePhone(customer.contact?.phone, phone)
  );
}
