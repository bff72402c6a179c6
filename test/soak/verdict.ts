import { growthOf } from '../bench/growth/resident-memory';
import type { Curve, Curves } from './curves';

/** How much larger the last quarter may be than the second one; the first is spent warming up. */
interface Limit {
  readonly name: RegExp;
  readonly growth: number;
  /** What is too small to speak of, in the unit of the curve. */
  readonly slack: number;
}

const LIMITS: readonly Limit[] = [
  { name: /^memory of (api|worker)-1$/, growth: 1.25, slack: 10 },
  { name: /^Redis$/, growth: 1.5, slack: 2 },
  { name: /^connections$/, growth: 1.15, slack: 3 },
  { name: /^(lag|queue depth|messages due)$/, growth: 2, slack: 100 },
];
const FEWEST = 12;

export interface Growth {
  readonly name: string;
  readonly growth: number;
  readonly from: number;
  readonly to: number;
  readonly tooMuch: boolean;
}

/** Each curve that has a limit, and whether it grows. */
export function growths(curves: Curves): Growth[] {
  return curves.names.flatMap((name) => {
    const limit = LIMITS.find((one) => one.name.test(name));
    return limit ? [growth(name, curves.of(name), limit)] : [];
  });
}

function growth(name: string, curve: Curve, limit: Limit): Growth {
  if (curve.length < FEWEST) return { name, growth: NaN, from: NaN, to: NaN, tooMuch: true };
  const quarter = Math.floor(curve.length / 4);
  const [from, to] = [meanOf(curve.slice(quarter, 2 * quarter)), meanOf(curve.slice(-quarter))];
  const grown = growthOf(curve);
  return { name, growth: grown, from, to, tooMuch: to > from * limit.growth && to - from > limit.slack };
}

function meanOf(part: Curve): number {
  return part.reduce((sum, [, value]) => sum + value, 0) / part.length;
}
