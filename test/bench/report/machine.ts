import { cpus, loadavg, release, totalmem } from 'node:os';
import { Client } from 'pg';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly kernel: string;
  readonly node: string;
  readonly postgres: string;
  /** Over the minute before: anything near the number of cores means that others were working as well. */
  readonly load: number;
}

/** @param ownerUrl of the PostgreSQL that is used. */
export async function machine(ownerUrl: string): Promise<Machine> {
  return {
    cpu: cpus()[0].model.trim(),
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    kernel: release(),
    node: process.version,
    postgres: await versionOf(ownerUrl),
    load: Math.round(loadavg()[0] * 100) / 100,
  };
}

export function describe({ cpu, cores, memoryGb, kernel, node, postgres, load }: Machine): string {
  return `${cores} cores ${cpu}, ${memoryGb} GB, Linux ${kernel}, Node ${node}, PostgreSQL ${postgres}, load before ${load}`;
}

async function versionOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return rows[0].server_version;
}
