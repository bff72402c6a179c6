import { Curves } from './curves';
import { growths } from './verdict';

function curvesOf(name: string, values: readonly number[]): Curves {
  const curves = new Curves();
  for (const value of values) curves.add(name, value);
  return curves;
}
const forty = (value: (n: number) => number) => Array.from({ length: 40 }, (_, n) => value(n));

describe('what a soak says of its curves', () => {
  it('finds memory, connections and lag that grow', () => {
    for (const name of ['memory of worker-1', 'Redis', 'connections', 'lag']) {
      expect(
        growths(
          curvesOf(
            name,
            forty((n) => 50 + 20 * n),
          ),
        ),
      ).toMatchObject([{ name, tooMuch: true }]);
    }
  });

  it('lets them warm up and swing', () => {
    const warmed = forty((n) => (n < 10 ? 50 + 10 * n : 150 + 5 * (n % 3)));
    expect(growths(curvesOf('memory of api-1', warmed))).toMatchObject([{ tooMuch: false }]);
    expect(
      growths(
        curvesOf(
          'lag',
          forty((n) => (n % 7 ? 0 : 90)),
        ),
      ),
    ).toMatchObject([{ tooMuch: false }]);
  });

  it('says nothing good of what it has hardly seen, and nothing at all of what is to grow', () => {
    expect(growths(curvesOf('connections', [1, 1, 1]))).toMatchObject([{ tooMuch: true }]);
    expect(
      growths(
        curvesOf(
          'events',
          forty((n) => n * 1_000),
        ),
      ),
    ).toEqual([]);
  });
});
