import { Rejection } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { BusinessClock, SETTINGS, type Settings } from '@engine/platform';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Not, type Repository } from 'typeorm';
import type { ExistingCase } from '../../domain/case';
import { mustExist } from '../../domain/guards';
import type { CaseStatus, CaseType } from '../../domain/vocabulary';
import { CaseListRow } from '../case-list/case-list.row';
import { caseRecord } from '../case/case-record';
import { type Agenda, agendaOf, type Matter } from './agenda';

const OPEN: readonly CaseStatus[] = ['received', 'in_progress', 'waiting'];
const MOST_MATTERS = 20;

/** The case itself is always current; the customer's other cases are as the list knows them. */
@Injectable()
export class AgendaQuery {
  constructor(
    private readonly store: EventStore,
    @InjectRepository(CaseListRow) private readonly cases: Repository<CaseListRow>,
    private readonly clock: BusinessClock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Rejection CASE_NOT_FOUND, APPOINTMENT_UNKNOWN */
  async agenda(id: string, appointmentId: string): Promise<Readonly<Record<'zh-CN' | 'en', Agenda>>> {
    const { state: record } = await this.store.load(caseRecord, id);
    const state = mustExist(record.state);
    const appointment = record.details.planned.appointments[appointmentId];
    if (!appointment)
      throw new Rejection('APPOINTMENT_UNKNOWN', 'This case has no such appointment.', { appointmentId });
    const others = await this.othersOf(state, id);
    const zone = this.settings.defaultTimeZone;
    const now = this.clock.now().toISOString();
    const matters = { state, details: record.details, appointment, others, zone, now };
    return { 'zh-CN': agendaOf(matters, 'zh-CN'), en: agendaOf(matters, 'en') };
  }

  private async othersOf({ customer: { reference } }: ExistingCase, id: string): Promise<Matter[]> {
    if (!reference) return [];
    const rows = await this.cases.find({
      where: { customer_reference: reference, status: In([...OPEN]), case_id: Not(id) },
      order: { received_at: 'ASC' },
      take: MOST_MATTERS,
    });
    return rows.map(({ number, type, status }) => ({
      number,
      type: type as CaseType,
      status: status as CaseStatus,
    }));
  }
}
