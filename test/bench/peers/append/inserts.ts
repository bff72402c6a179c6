import { BareInsert } from '../../append/bare-insert';
import { hot } from '../../append/streams';
import type { BenchDatabase } from '../../world/bench-database';
import type { Entrant } from './entrant';

const CONNECTIONS = 10;
const AIM = 0.8;

/** The limit: as many rows in one INSERT as have come together. */
export async function multiRowInsert({ owner, open }: BenchDatabase): Promise<Entrant> {
  const rows = await BareInsert.into('bare_event', owner, open(CONNECTIONS));
  return { ...entrant('multi-row INSERT', rows, owner), aim: AIM };
}

export async function insertEach({ owner, open }: BenchDatabase): Promise<Entrant> {
  const rows = await BareInsert.into('single_event', owner, open(CONNECTIONS), { size: 1, lanes: CONNECTIONS });
  return entrant('one INSERT per event', rows, owner);
}

function entrant(name: string, rows: BareInsert, owner: BenchDatabase['owner']): Entrant {
  return {
    name,
    writesFor: (writers) => rows.to(hot(writers)),
    stored: async () => (await rows.countsIn(owner)).found,
  };
}
