import { EventCodec, EventLog, EventStore } from '@engine/event-store';
import { Database, endWithParent, readSettings, requireDatabase } from '@engine/platform';
import { rebuild } from '@engine/projections';
import { caseListProjection } from '@features/cases';
import { streams } from '@features/catalogue';
import { PublishedTimetables } from '../../../../libs/features/policies/src/published-timetables';
import { tallyInto } from '../../projection/tally';

/** Rebuilds the read model of a table each time it is told to, as `hearback rebuild` does. */
async function main(): Promise<void> {
  endWithParent();
  process.channel?.ref(); // work comes through it, and between two pieces nothing else keeps the process
  const settings = requireDatabase(readSettings(process.env));
  const codec = new EventCodec(streams);
  const database = new Database({ url: settings.databaseUrl, schema: settings.databaseSchema, size: 2 });
  const timetables = new PublishedTimetables(new EventStore(new EventLog(database, codec)));
  process.on('message', ({ table }: { readonly table: string }) => {
    const projection = table === 'case_list' ? caseListProjection(timetables) : tallyInto(table);
    void rebuild(projection, { settings, codec }).then(() => process.send?.('rebuilt'));
  });
  await timetables.refresh();
  process.send?.('ready');
}

void main();
