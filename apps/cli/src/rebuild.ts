import { EventCodec } from '@engine/event-store';
import { requireDatabase, SettingsError, type Settings } from '@engine/platform';
import { rebuild } from '@engine/projections';
import { CompleteDirectory } from '@features/access';
import { projections, streams } from '@features/catalogue';
import { PublishedTimetables } from '@features/policies';
import { progressBar } from './progress-bar';
import { withStore } from './with-store';

/** Readers see the old table until the new one is complete. Appends and the live projection go on meanwhile. */
export async function rebuildReadModel(given: Settings, name: string): Promise<void> {
  const settings = requireDatabase(given);
  await withStore(settings, async ({ database, store }) => {
    const all = projections(new PublishedTimetables(store), new CompleteDirectory(database, settings), settings);
    const chosen = all.find((projection) => projection.name === name);
    if (!chosen)
      throw new SettingsError(`There is no read model ${name}. There are: ${all.map((one) => one.name).join(', ')}`);
    const bar = progressBar(`rebuilding ${name}`, 'events');
    try {
      await rebuild(chosen, {
        settings,
        codec: new EventCodec(streams),
        onProgress: ({ phase, done, total }) => bar.show(done, total, phase),
      });
    } finally {
      bar.stop();
    }
    console.log(`${name} was rebuilt.`);
  });
}
