import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Policy } from '../contract';

type Words = Policy['satisfactionWords'];
const words: readonly Words['1'][] = ['satisfied', 'neutral', 'dissatisfied'];

function IsWord(): PropertyDecorator {
  return applyDecorators(IsIn(words), ApiProperty({ enum: words }));
}

export class SatisfactionWordsBody implements Words {
  @IsWord()
  '1': Words['1'];

  @IsWord()
  '2': Words['2'];

  @IsWord()
  '3': Words['3'];

  @IsWord()
  '4': Words['4'];

  @IsWord()
  '5': Words['5'];
}
