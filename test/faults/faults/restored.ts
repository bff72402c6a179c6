import type { Fault, Scene } from '../fault';
import { heal } from '../world/heal';

/** What the log does not hold and cannot rebuild: settings of the cell, and how far the case numbers have come. */
const KEPT = ['event', 'command', 'business_clock', 'case_number', 'migration'];

async function restore({ world, load }: Scene, prepare: () => Promise<unknown>): Promise<void> {
  await load.stop();
  await Promise.all(world.processes.map((process) => process.end()));
  await world.postgres.restoreElsewhere();
  await world.redis.flush();
  await prepare();
  await Promise.all(world.processes.map((process) => process.start()));
}

export const restoredFromBackup: Fault = {
  name: 'restored from a backup',
  about: 'the files of the database copied cold into a new place, the old one gone; Redis empty',
  strike: (scene) => restore(scene, () => Promise.resolve()),
};

export const restoredFromLog: Fault = {
  name: 'restored from the log alone',
  about: 'the same, and of the tables only the log is left: the rest is folded from zero, and no mail goes out again',
  selected: true,
  async strike(scene) {
    const { world, expect } = scene;
    const { owner, mail } = world;
    let sent: readonly string[] = [];
    const ids = () => mail.mails.map(({ headers }) => headers['message-id'][0]);
    await restore(scene, async () => {
      sent = ids();
      const tables = await owner.query<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = current_schema() and tablename <> all ($1)`,
        [KEPT],
      );
      await owner.query(`truncate ${tables.map(({ name }) => name).join(', ')}`);
    });
    await heal(world, Date.now(), {});
    const before = new Set(sent);
    expect('no mail goes out again', ids().filter((id) => before.has(id)).length === sent.length);
  },
};
