import type { World } from '../world';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** One step: how it is said in each language, its parameters in the same order, and what it does. */
export interface Phrase {
  readonly said: Readonly<Record<Language, string>>;
  /** What the words in braces mean, in their order. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each phrase says what its parameters are
  does(world: World, ...meant: any[]): Promise<void>;
}

export function phrase(zh: string, en: string, does: Phrase['does']): Phrase {
  return { said: { 'zh-CN': zh, en }, does };
}
