import { MicroBatch } from './micro-batch';

/** Calls that end when they are told to. */
function calls(options: { readonly lanes: number; readonly share?: number }) {
  const made: { readonly items: readonly number[]; end: () => void }[] = [];
  const batch = new MicroBatch<number, number>(
    (items) => new Promise((resolve) => made.push({ items, end: () => resolve(items.map((item) => -item)) })),
    { size: 100, ...options },
  );
  return { made, add: (count: number) => Array.from({ length: count }, (_, index) => batch.add(index)) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const sizes = (made: readonly { readonly items: readonly number[] }[]) => made.map(({ items }) => items.length);

it('sends the first alone and at once, and what came meanwhile as one', async () => {
  const { made, add } = calls({ lanes: 2, share: 32 });
  const first = add(1);
  await turn();
  const later = [...add(3), ...add(4)];
  await turn();
  expect(sizes(made)).toEqual([1]);
  made[0].end();
  await Promise.all(first);
  await turn();
  expect(sizes(made)).toEqual([1, 7]);
  made[1].end();
  expect(await Promise.all(later)).toEqual([-0, -1, -2, -0, -1, -2, -3]);
});

it('shares out what is enough for two lanes, also when it comes bit by bit', async () => {
  const { made, add } = calls({ lanes: 2, share: 4 });
  void add(8);
  await turn();
  expect(sizes(made)).toEqual([4, 4]);
  const bits = calls({ lanes: 2, share: 4 });
  for (let bit = 0; bit < 5; bit++) {
    void bits.add(1);
    await turn();
  }
  expect(sizes(bits.made)).toEqual([1, 4]);
});

it('lets nobody wait behind a call that hangs', async () => {
  const { made, add } = calls({ lanes: 2, share: 32 });
  void add(1);
  await turn();
  const [waiting] = add(1);
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(sizes(made)).toEqual([1, 1]);
  made[1].end();
  expect(await waiting).toBe(-0);
});
