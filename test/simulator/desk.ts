import type { Command, Decide, Recorded } from '@engine/decider';
import { Rejection } from '@engine/decider';
import type { Case, CaseEvent, ExistingCase } from '@features/cases/contract';
import type { CaseLife } from '../../libs/features/cases/src/domain/case-life.fixture';
import type { Cell } from './cell';
import { codec } from './simulated-log';
import type { Request } from './ledger';

/** What somebody sees of a case before doing something about it; what they do becomes a request. */
export class Desk {
  readonly drafts: Omit<Request, 'key'>[] = [];

  constructor(
    private readonly cell: Cell,
    private readonly caseId: string,
  ) {}

  get now(): string {
    return new Date(this.cell.clock.businessNow).toISOString();
  }

  get existing(): ExistingCase {
    const state = this.cell.audit.stateOf(`case-${this.caseId}`);
    if (state.status === 'absent') throw new Rejection('CASE_ABSENT', 'Nobody can see this case yet.');
    return state;
  }

  get events(): readonly Recorded<CaseEvent>[] {
    return this.cell.storage.log.stream(`case-${this.caseId}`).map((row) => codec.decode<CaseEvent>(row));
  }

  /** As CaseLife does, but nothing is decided here. */
  send<C extends Command>(
    decide: Decide<C, Case, CaseEvent>,
    make: (meta: C['meta']) => C,
    { by, occurredAt }: { by?: string; occurredAt?: string } = {},
  ): readonly CaseEvent[] {
    // What a client makes ids from; the rest of the meta is that of whoever receives it.
    const commandId = `${this.caseId}-${this.events.length}-${this.drafts.length}`;
    const draft = make({ commandId } as never);
    this.drafts.push({ caseId: this.caseId, by, occurredAt, draft, decide: decide as Request['decide'] });
    return [];
  }

  asLife(): CaseLife {
    return this as unknown as CaseLife;
  }
}
