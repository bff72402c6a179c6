import { Rejection } from '@engine/decider';
import type { Knowledge } from '@engine/event-store';
import { Directory, type DirectorySnapshot } from '@features/access/contract';
import { Timetables, UnknownTimetable } from '@features/policies/contract';
import { Injectable } from '@nestjs/common';

export interface CaseFacts {
  readonly timetables: Timetables;
  readonly directory: DirectorySnapshot;
}

const FRESH_FOR = 500;
const UNKNOWN_NAMES = ['PERSON_UNKNOWN', 'DEPARTMENT_UNKNOWN'];
const UNKNOWN_VERSION = 'VERSION_UNKNOWN';

/** What decisions about a case know beyond its stream: service levels, and who is who. */
@Injectable()
export class CaseKnowledge implements Knowledge<CaseFacts> {
  private refreshedAt = -Infinity;

  constructor(
    private readonly timetables: Timetables,
    private readonly directory: Directory,
  ) {}

  async gather(): Promise<CaseFacts> {
    if (performance.now() - this.refreshedAt > FRESH_FOR) await this.refresh();
    return { timetables: this.timetables, directory: await this.directory.snapshot() };
  }

  /** Another process has published a version, or registered somebody, a moment ago. */
  async renewAfter(error: unknown): Promise<boolean> {
    const unknownName = error instanceof Rejection && UNKNOWN_NAMES.includes(error.code);
    if (unknownName) await this.directory.renewed();
    else if (error instanceof UnknownTimetable || (error instanceof Rejection && error.code === UNKNOWN_VERSION))
      await this.refresh();
    else return false;
    return true;
  }

  private async refresh(): Promise<void> {
    await this.timetables.refresh();
    this.refreshedAt = performance.now();
  }
}
