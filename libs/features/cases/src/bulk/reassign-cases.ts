import { type CommandMeta, Rejection } from '@engine/decider';
import { Directory } from '@features/access/contract';
import { Injectable } from '@nestjs/common';
import { AssignCase } from '../domain/intake/assign-case';
import { OpenCasesQuery } from '../read/case-list/open-cases-query';
import { type BulkResult, ForEachCase } from './for-each-case';

export const CASES_AT_ONCE = 500;

export interface Reassignment {
  readonly fromPersonId: string;
  readonly toPersonId: string;
  readonly reason: string;
  /** Left out: all open cases of `fromPersonId`. */
  readonly caseIds?: readonly string[];
}

/** Passes on what somebody owns, case by case: each has its own history, and its new owner is told of each. */
@Injectable()
export class ReassignCases {
  constructor(
    private readonly directory: Directory,
    private readonly openCases: OpenCasesQuery,
    private readonly forEachCase: ForEachCase,
  ) {}

  async run(
    { fromPersonId, toPersonId, reason, caseIds }: Reassignment,
    meta: CommandMeta,
  ): Promise<{ readonly results: BulkResult[]; readonly more: boolean }> {
    if (fromPersonId === toPersonId) throw new Rejection('SAME_OWNER', 'Name another person to take the cases.');
    await this.mustBeKnown(fromPersonId, toPersonId);
    const ids = caseIds ?? (await this.openCases.idsOf(fromPersonId, CASES_AT_ONCE + 1));
    const data = { personId: toPersonId, reason, ifOwnedBy: fromPersonId };
    const results = await this.forEachCase.run(
      ids.slice(0, CASES_AT_ONCE),
      meta,
      (caseId, each) => new AssignCase(caseId, data, each),
    );
    return { results, more: ids.length > CASES_AT_ONCE };
  }

  private async mustBeKnown(...personIds: readonly string[]): Promise<void> {
    const { people } = await this.directory.snapshot();
    const unknown = personIds.filter((id) => !people.has(id));
    if (unknown.length === 0) return;
    const renewed = await this.directory.renewed();
    const personId = unknown.find((id) => !renewed.people.has(id));
    if (personId !== undefined) throw new Rejection('PERSON_UNKNOWN', 'There is no such person.', { personId });
  }
}
