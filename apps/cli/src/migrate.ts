import path from 'node:path';
import { BusinessClock, migrate, migrateQueues, ownerUrl, requireDatabase, type Settings } from '@engine/platform';
import { bootstrapAccess, keyFile } from '@features/access';
import { migrations } from '@features/catalogue';
import { publishDefaultPack } from '@features/policies';
import { withStore } from './with-store';

/** Idempotent; safe from several processes at once. */
export async function migrateAll(given: Settings): Promise<void> {
  const settings = requireDatabase(given);
  await migrate(settings, migrations, (name) => console.log(`migrated ${name}`));
  const { databaseUrl: runtimeUrl, databaseSchema } = settings;
  await migrateQueues({ ownerUrl: ownerUrl(settings), runtimeUrl, databaseSchema });
  await withStore(settings, async ({ database, store }) => {
    await publishDefaultPack(store, await new BusinessClock(database).sample());
    const file = path.join(settings.dataDir, 'api-key');
    const key = await bootstrapAccess(store, settings, keyFile(file));
    if (key.status === 'issued')
      console.log(
        settings.bootstrapApiKey ? 'the first API key is BOOTSTRAP_API_KEY' : `the first API key is in ${file}`,
      );
    else if (!key.usable) console.log('BOOTSTRAP_API_KEY was ignored: the first API key is another one');
  });
}
