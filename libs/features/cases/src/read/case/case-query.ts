import { Rejection } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { BusinessClock } from '@engine/platform';
import { Timetables } from '@features/policies/contract';
import { Injectable } from '@nestjs/common';
import { CaseKnowledge } from '../../case-knowledge';
import type { ExistingCase } from '../../domain/case';
import { mustExist } from '../../domain/guards';
import { clocksAnswer } from '../clocks/clocks-answer';
import type { AttachmentDetails } from './case-details';
import { caseAnswer } from './case-answer';
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
    return caseAnswer(id, version, state, record.details, this.timetables.of(state.policy), full);
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
