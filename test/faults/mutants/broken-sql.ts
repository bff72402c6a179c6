import type { World } from '../world/world';

/** Replaces a text in a function of the database. @throws Error when it is not there to be replaced */
export async function alterFunction({ owner }: World, name: string, ...changes: readonly [string, string][]) {
  const [{ definition }] = await owner.query<{ definition: string }>(
    'select pg_get_functiondef($1::regproc) as definition',
    [name],
  );
  const altered = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The function ${name} says nowhere: ${from}`);
    return text.replaceAll(from, to);
  }, definition);
  await owner.query(altered);
}

/** Two writers who decided on the same version are both believed. */
export async function believeAllVersions(world: World): Promise<void> {
  await world.owner.query('alter table event drop constraint event_stream_id_version_key');
  await alterFunction(world, 'append_events', [
    'a.expected <> coalesce(last.version, 0) or a.previous <> last.hash',
    'false',
  ]);
}
