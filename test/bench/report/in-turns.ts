/** All in each round, every other round backwards, so that what else happens on the machine meets them alike. */
export async function inTurns<T>(rounds: number, entrants: readonly (() => Promise<T>)[]): Promise<T[][]> {
  const results = entrants.map((): T[] => []);
  for (let round = 0; round < rounds; round++) {
    const order = [...entrants.keys()];
    if (round % 2 === 1) order.reverse();
    for (const entrant of order) results[entrant].push(await entrants[entrant]());
  }
  return results;
}
