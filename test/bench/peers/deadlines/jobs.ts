import { commandIdOf, type DueStep } from '@engine/deadlines';
import type { JobsOptions } from 'bullmq';
import { fireStep } from '../../deadlines/fire-step';
import type { NeglectedWorld } from '../../deadlines/neglected-world';

export interface Jobs {
  readonly all: readonly { readonly name: string; readonly data: object; readonly opts: JobsOptions }[];
  run(data: object): Promise<unknown>;
}

/** Due before a worker comes: as after a downtime. */
const optionsOf = (jobId: string): JobsOptions => ({ delay: 1, jobId, removeOnComplete: true });

export function emptyJobs(count: number): Jobs {
  const all = Array.from({ length: count }, (_, step) => ({
    name: 'fire',
    data: { step },
    opts: optionsOf(`step-${step}`),
  }));
  return { all, run: () => Promise.resolve() };
}

/** One for each step that is due in the world. */
export async function commandJobs(world: NeglectedWorld): Promise<Jobs> {
  const steps = await world.bench.owner.query<DueStep & { [column: string]: unknown }>(
    `select stream_id as "streamId", clock, subject, round, step, due_at as "dueAt" from deadline
      where due_at <= now()`,
  );
  const fire = fireStep(world);
  return {
    all: steps.map((data) => ({ name: 'fire', data, opts: optionsOf(commandIdOf(data)) })),
    run: (data) => fire(data as DueStep, commandIdOf(data as DueStep), new Date()),
  };
}
