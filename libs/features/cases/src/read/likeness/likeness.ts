import { nameKey } from '../../domain/related/customer-keys';

export type Because = 'same_customer' | 'same_order' | 'same_product' | 'similar_text';

/** What two cases are compared by. Customers are known by keyed hashes of how they are reached. */
export interface Looks {
  readonly customerKeys: readonly string[];
  readonly orderKey: string | null;
  readonly productKey: string | null;
  readonly grams: readonly number[];
}

export interface Likeness {
  readonly because: readonly Because[];
  /** 1 to 100. */
  readonly score: number;
}

const SIMILAR = 0.3;
const WEIGHT = { same_customer: 40, same_order: 30, same_product: 10 } as const;
const TEXT_WEIGHT = 40;

/** How much speaks for one matter; undefined where too little does: many customers have the same product. */
export function likenessOf(one: Looks, other: Looks): Likeness | undefined {
  const similarity = dice(one.grams, other.grams);
  const because: Because[] = [];
  if (one.customerKeys.some((key) => other.customerKeys.includes(key))) because.push('same_customer');
  if (one.orderKey !== null && one.orderKey === other.orderKey) because.push('same_order');
  if (one.productKey !== null && one.productKey === other.productKey) because.push('same_product');
  if (similarity >= SIMILAR) because.push('similar_text');
  if (because.join() === 'same_product' || because.join() === 'similar_text' || because.length === 0) return undefined;
  const named = because.reduce((sum, reason) => sum + (reason === 'similar_text' ? 0 : WEIGHT[reason]), 0);
  return { because, score: Math.min(100, named + Math.round(similarity * TEXT_WEIGHT)) };
}

/** Twice what both have, of all that each has: 1 for the same, 0 for nothing in common. */
export function dice(one: readonly number[], other: readonly number[]): number {
  if (one.length + other.length === 0) return 0;
  const theirs = new Set(other);
  const common = one.filter((gram) => theirs.has(gram)).length;
  return (2 * common) / (one.length + other.length);
}

const GRAMS_AT_MOST = 400;

/**
 * The pieces of a text: pairs of neighbouring characters where there are no spaces between words (Han), and words
 * elsewhere. Each once, as a number, so that a read model need not hold what the customer said.
 */
export function gramsOf(text: string): number[] {
  const pieces = new Set<string>();
  for (const [run] of nameKey(text).matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (/\p{Script=Han}/u.test(run)) for (const pair of pairsOf([...run])) pieces.add(pair);
    else pieces.add(run);
    if (pieces.size >= GRAMS_AT_MOST) break;
  }
  return [...pieces].slice(0, GRAMS_AT_MOST).map(numbered);
}

function pairsOf(characters: readonly string[]): string[] {
  if (characters.length === 1) return [characters[0]];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** FNV-1a, 31 bits: a clash only makes two texts a little more alike. */
function numbered(piece: string): number {
  let hash = 0x811c9dc5;
  for (const character of piece) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return hash >>> 1;
}
