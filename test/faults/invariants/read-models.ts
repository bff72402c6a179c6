import { readSettings } from '@engine/platform';
import { DirectoryFromTables } from '@features/access';
import { projections } from '@features/catalogue';
import { PublishedTimetables } from '@features/policies';
import { foldFromZero } from '../../support/fold-from-zero';
import type { Evidence, Finding } from './invariant';

/** As the processes have them, which are told of nothing that the read models depend on. */
const SETTINGS = readSettings({});

/** Every read model, deadlines and messages among them, equals a fold of the whole log from zero. */
export async function readModels({ world, fault }: Evidence): Promise<Finding> {
  const { store, owner } = world;
  const all = projections(new PublishedTimetables(store), new DirectoryFromTables(owner, SETTINGS), SETTINGS);
  const breaches: string[] = [];
  for (const projection of all) {
    const { missing, unexpected } = await foldFromZero(store, owner, projection, fault.parks);
    if (missing.length > 0) breaches.push(`${projection.name} lacks ${missing[0]}`);
    if (unexpected.length > 0) breaches.push(`${projection.name} has ${unexpected[0]}`);
  }
  return { breaches };
}
