import { eventually } from './eventually';
import type { Hearback } from './hearback';

/** Once it is written, a process may go on for half a second with the people and the policy that it knew. */
const KNOWN_MS = 600;

/** Until every process decides with what was written up to here about people, rosters and service levels. */
export async function known(hearback: Hearback, position: number): Promise<void> {
  await eventually(async () => {
    const behind = await hearback.database.query(
      `select name from checkpoint where name in ('person', 'organisation') and position < $1`,
      [position],
    );
    expect(behind).toEqual([]);
  });
  await new Promise((resolve) => setTimeout(resolve, KNOWN_MS));
}
