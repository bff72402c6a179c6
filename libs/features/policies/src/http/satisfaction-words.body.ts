import { OneOf } from '@engine/platform';
import type { Policy } from '../contract';

type Words = Policy['satisfactionWords'];
const words: readonly Words['1'][] = ['satisfied', 'neutral', 'dissatisfied'];

export class SatisfactionWordsBody implements Words {
  @OneOf(words) '1': Words['1'];
  @OneOf(words) '2': Words['2'];
  @OneOf(words) '3': Words['3'];
  @OneOf(words) '4': Words['4'];
  @OneOf(words) '5': Words['5'];
}
