import { Rejection } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { BusinessClock } from '@engine/platform';
import { Timetables } from '@features/policies/contract';
import { Injectable } from '@nestjs/common';
import { CaseKnowledge } from '../../case-knowledge';
import type { ExistingCase } from '../../domain/case';
import type { OtherCase } from '../../domain/case.events';
import { mustExist } from '../../domain/guards';
import { agreementsAnswer } from '../agreements/agreements-answer';
import { clocksAnswer } from '../clocks/clocks-answer';
import type { AttachmentDetails } from './case-details';
import { caseAnswer, type OriginalCase } from './case-answer';
import { type CaseRecord, caseRecord } from './case-record';

/** Folded from the stream itself, hence always current. */
@Injectable()
export class CaseQuery {
  constructor(
    private readonly store: EventStore,
    private readonly timetables: Timetables,
    private readonly knowledge: CaseKnowledge,
    private readonly clock: BusinessClock,
  ) {}

  /** @throws Rejection CASE_NOT_FOUND */
  async case(id: string, full: boolean) {
    const { version, record, state } = await this.load(id);
    const original = state.original && (await this.original(state.original));
    const timetable = this.timetables.of(state.policy);
    const answer = caseAnswer(id, version, state, record.details, timetable, full, original);
    return { ...answer, ...agreementsAnswer(record.agreements, state, this.clock.now()) };
  }

  private async original({ caseId, number }: OtherCase): Promise<OriginalCase> {
    const { record, state } = await this.load(caseId);
    const { status, outcome } = state;
    return { caseId, number, status, outcome, waitingFor: record.details.waiting?.customerWords };
  }

  /** @throws Rejection CASE_NOT_FOUND */
  async clocks(id: string) {
    const { state } = await this.load(id);
    return clocksAnswer(state, this.timetables, this.clock.now());
  }

  /** @throws Rejection CASE_NOT_FOUND */
  async mustExist(id: string): Promise<void> {
    mustExist((await this.store.load(caseRecord, id)).state.state);
  }

  /** One that was not withdrawn. @throws Rejection CASE_NOT_FOUND, ATTACHMENT_UNKNOWN */
  async attachment(id: string, attachmentId: string): Promise<AttachmentDetails> {
    const { state: record } = await this.store.load(caseRecord, id);
    mustExist(record.state);
    const found = record.details.attachments.find((one) => one.attachmentId === attachmentId);
    if (!found) throw new Rejection('ATTACHMENT_UNKNOWN', 'The case has no such attachment.');
    return found;
  }

  private async load(id: string): Promise<{ version: number; record: CaseRecord; state: ExistingCase }> {
    const { version, state: record } = await this.store.load(caseRecord, id);
    const state = mustExist(record.state);
    await this.knowledge.gather();
    return { version, record, state };
  }
}
