import { randomUUID } from 'node:crypto';
import type { Fault } from '../fault';
import { feedback } from '../client/moves';

const ROUNDS = 12;
const AT_ONCE = 12;

/** No trouble from outside, but of their own making. */
export const hotCase: Fault = {
  name: 'many writers of one case',
  about: 'a dozen people write to the same case at the same moment, through both apis',
  selected: true,
  async strike({ world, client, chance, expect }) {
    const { keys } = world.organisation;
    const run = randomUUID().slice(0, 8);
    let marks = 0;
    const write = (address: string, body: (mark: string) => object) => {
      const mark = `mark-${run}-${++marks}`;
      const sent = { apiKey: keys.agent, address, body: body(mark), idempotencyKey: randomUUID(), mark };
      return client.settle(sent, chance);
    };
    const hot = await write('/cases', (mark) => feedback(mark, chance));
    for (let round = 0; round < ROUNDS; round++) {
      const writes = Array.from({ length: AT_ONCE }, () =>
        write(`/cases/${hot?.id}/progress`, (mark) => ({ text: mark })),
      );
      expect(
        'everybody is served',
        (await Promise.all(writes)).every((entry) => entry !== undefined),
      );
    }
  },
};
