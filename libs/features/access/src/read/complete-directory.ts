import { ReadYourWrites } from '@engine/projections';
import { Injectable } from '@nestjs/common';
import type { DirectorySnapshot } from '../contract';
import { DirectoryFromTables } from './directory-from-tables';

/**
 * For work that nobody tries again by hand: gives no answer until the tables hold what the log held when it was first
 * asked. After a restore from the log they are empty for a while, and who is told or escalated to would be nobody.
 */
@Injectable()
export class CompleteDirectory extends DirectoryFromTables {
  private complete = false;

  /** @throws ReadModelBehind when the tables lack something for 2 s */
  protected override async refresh(): Promise<DirectorySnapshot> {
    if (!this.complete) await this.requireComplete();
    return super.refresh();
  }

  /** Once in a process: after that the tables follow the log within a second. */
  private async requireComplete(): Promise<void> {
    const latest = await this.database.query<{ name: string; position: number | null }>(LATEST);
    const tables = new ReadYourWrites(this.database);
    await Promise.all(latest.map(({ name, position }) => tables.waitFor(name, position ?? 0)));
    this.complete = true;
  }
}

const LATEST = `
  select 'person' as name, (select max(position) from event where stream_id ^@ 'person-') as position
   union all select 'department', (select max(position) from event where stream_id ^@ 'department-')
   union all select 'organisation', (select max(position) from event where stream_id ^@ 'organisation-')`;
