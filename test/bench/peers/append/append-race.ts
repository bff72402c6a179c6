import { writeInTurns } from '../../append/contest';
import { expectCount } from '../../report/figure';
import { progress, say } from '../../report/progress';
import { mediansOf, ratioOf } from '../../report/sample';
import type { Run } from '../../suite';
import { createDatabase } from '../../world/bench-database';
import { emmett, emmettWithOwnPool } from './emmett';
import { counted } from './entrant';
import { hearbackAppend, hearbackCommand } from './hearback';
import { insertEach, multiRowInsert } from './inserts';
import { messageDb } from './message-db';
import { typeormSave } from './typeorm-save';

const WRITERS = [1, 8, 64, 256];
const AIMED_AT = 64;

/** One case event for each command, each durable when its writer goes on; all in one process, on one server. */
export async function appendRace(run: Run): Promise<void> {
  const { postgres } = run;
  const named = (name: string) => createDatabase(postgres, `race_${name}`);
  const [log, command, emmetts, fast, peers] = [
    await named('append'),
    await named('command'),
    await named('emmett'),
    await named('emmett_pool'),
    await named('peers'),
  ];
  const ownerOf = ({ settings }: typeof log) => settings.migrationDatabaseUrl!;
  const entrants = [
    await hearbackAppend(log),
    await hearbackCommand(command),
    await emmett(ownerOf(emmetts)),
    await emmettWithOwnPool(ownerOf(fast)),
    await messageDb(ownerOf(peers)),
    await insertEach(peers),
    await typeormSave(peers),
    await multiRowInsert(peers),
  ].map(counted);

  for (const writers of WRITERS) {
    progress(`append: ${writers} writers, ${entrants.length} in turns`);
    const writes = entrants.map((entrant) => entrant.writesFor(writers));
    const samples = await writeInTurns(run, writers, writes, writers === AIMED_AT ? 5 : 2);
    entrants.forEach(({ name, aim }, index) =>
      run.report({
        suite: 'append',
        name: `${writers} writers, ${name}`,
        unit: 'events/s',
        ...mediansOf(samples[index]),
        peakMb: undefined, // all share one process
        lead: index === 0 ? undefined : ratioOf(samples[0], samples[index]),
        aim: aim !== undefined && writers === AIMED_AT ? { lead: aim } : undefined,
      }),
    );
  }

  for (const { name, sent, stored, close } of entrants) {
    expectCount(`events of ${name}`, await stored(), sent);
    await close?.();
  }
  say(`append: ${entrants.reduce((total, { sent }) => total + sent, 0)} events, none lost, none doubled`);
  for (const bench of [log, command, emmetts, fast, peers]) await bench.close();
}
