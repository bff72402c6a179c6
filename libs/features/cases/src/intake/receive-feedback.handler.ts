import { randomBytes } from 'node:crypto';
import { EventStore, type Reply } from '@engine/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseKnowledge } from '../case-knowledge';
import { caseStream } from '../domain/case';
import type { CaseEvent, OtherCase } from '../domain/case.events';
import { ReceiveFeedback, receiveFeedback } from '../domain/intake/receive-feedback';
import { staffRef } from '../domain/escalations/presence';
import { PossibleDuplicates } from '../read/likeness/possible-duplicates';
import { CaseNumbers } from './case-numbers';

/** Reserves what intake needs from outside, then decides like every other command. */
@CommandHandler(ReceiveFeedback)
export class ReceiveFeedbackHandler implements ICommandHandler<ReceiveFeedback> {
  constructor(
    private readonly store: EventStore,
    private readonly knowledge: CaseKnowledge,
    private readonly numbers: CaseNumbers,
    private readonly duplicates: PossibleDuplicates,
  ) {}

  async execute(command: ReceiveFeedback): Promise<Reply> {
    const { timetables, directory } = await this.knowledge.gather();
    const { recurs } = command.data;
    const [possibleDuplicates, number, recurrenceOf] = await Promise.all([
      this.duplicates.atIntake(command.id, command.data),
      this.numbers.next(command.data.type, command.meta.now),
      recurs === undefined ? undefined : this.caseWith(recurs),
    ]);
    const intake = {
      number,
      recurrenceOf,
      receiptCode: randomBytes(9).toString('base64url'),
      timetable: timetables.current(),
      directory,
      answeredBy: staffRef(command.meta.actor.id, directory),
    };
    return this.store.decide(caseStream, command, receiveFeedback(intake), (facts) => ({
      ...receipt(facts),
      possibleDuplicates,
    }));
  }

  private async caseWith(caseId: string): Promise<OtherCase | undefined> {
    const { state } = await this.store.load(caseStream, caseId);
    return state.status === 'absent' ? undefined : { caseId, number: state.number };
  }
}

/** The caller learns the number, and for an anonymous case the code that asks for its state. */
function receipt([received]: readonly CaseEvent[]): object {
  if (received?.type !== 'FeedbackReceived') return {};
  const { number, receiptCode, lateEntry } = received.data;
  return { number, receiptCode, lateEntry };
}
