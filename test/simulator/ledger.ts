import { type Command, type Decide, Rejection } from '@engine/decider';
import { canonicalJson, type Reply } from '@engine/event-store';
import { DatabaseUnavailable } from '@engine/platform';
import type { Case, CaseEvent } from '@features/cases/contract';
import { caseStream } from '../../libs/features/cases/src/domain/case';
import { meta } from '../../libs/features/cases/src/domain/case.fixture';
import type { Findings } from './findings';
import type { LogTable } from './log-table';
import type { SimulatedProcess } from './simulated-process';

/** One thing that a client wants done, under one key. */
export interface Request {
  readonly key: string;
  readonly caseId: string;
  readonly by?: string;
  readonly occurredAt?: string;
  /** Without its id and meta. */
  readonly draft: Command;
  readonly decide: Decide<Command, Case, CaseEvent>;
  /** What was answered first; every later answer must be the same. */
  reply?: Reply;
  /** Acknowledged, or refused for good reason. */
  heard?: boolean;
}

/** The clients with what they were told: nobody here knows what the log holds. */
export class Ledger {
  readonly requests: Request[] = [];

  constructor(private readonly findings: Findings) {}

  add(request: Omit<Request, 'key'>): Request {
    const added = { ...request, key: `request-${this.requests.length + 1}` };
    this.requests.push(added);
    return added;
  }

  /** Sends it, for the first time or once more. A client without an answer knows no more than before. */
  send(request: Request, to: SimulatedProcess): void {
    const known = request.reply;
    void to.store.decide(caseStream, commandOf(request, to.now()), request.decide).then(
      (reply) => this.acknowledged(request, reply),
      (error: unknown) => this.refused(request, error, known),
    );
  }

  /** Something else under the key of a request that was acknowledged. */
  misuse({ key, ...request }: Request, to: SimulatedProcess): void {
    const command = commandOf({ ...request, key }, to.now(), { other: true });
    void to.store.decide(caseStream, command, request.decide).then(
      () => this.findings.add(`${key} was taken for another request`),
      (error: Error) => {
        if (isRejection(error, 'IDEMPOTENCY_KEY_REUSED') || error instanceof DatabaseUnavailable) return;
        this.findings.add(`${key} was not known to be used`, error);
      },
    );
  }

  /** What was acknowledged stands in the log, as it was said. */
  compareWith(log: LogTable): void {
    for (const { key, caseId, reply } of this.requests) {
      if (!reply) continue;
      const stream = log.stream(`case-${caseId}`);
      const last = stream.findLast(({ meta: { commandId } }) => commandId === key) ?? stream[reply.version - 1];
      if (last?.version !== reply.version || last.position !== reply.position)
        this.findings.add(`${key} was acknowledged and is not in the log`);
    }
  }

  /** When nobody else is at work, whoever asks is told something. */
  expectAnswers(): void {
    for (const { key, heard } of this.requests) if (!heard) this.findings.add(`${key} is left without an answer`);
  }

  private acknowledged(request: Request, reply: Reply): void {
    const { key, reply: first } = request;
    if (first && canonicalJson(first) !== canonicalJson(reply)) this.findings.add(`${key} got two different answers`);
    request.reply ??= reply;
    request.heard = true;
  }

  private refused(request: Request, error: unknown, known: Reply | undefined): void {
    if (error instanceof DatabaseUnavailable || isRejection(error, 'STREAM_BUSY')) return;
    request.heard = true;
    const { key } = request;
    if (!(error instanceof Rejection)) this.findings.add(`${key} failed: ${String(error)}`, error);
    else if (known) this.findings.add(`${key} was acknowledged, then refused with ${error.code}`, error);
  }
}

const isRejection = (error: unknown, code: string) => error instanceof Rejection && error.code === code;

/** A retry says the same words at another time. */
function commandOf({ key, caseId, by, occurredAt, draft }: Request, now: Date, otherwise: object = {}): Command {
  const command = Object.create(Object.getPrototypeOf(draft) as object) as Command;
  return Object.assign(command, {
    id: caseId,
    data: { ...(draft.data as object), ...otherwise },
    meta: meta({ by, now: now.toISOString(), occurredAt, id: key }),
  });
}
