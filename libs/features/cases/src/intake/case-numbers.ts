import { Database, SETTINGS, type Settings } from '@engine/platform';
import { Inject, Injectable } from '@nestjs/common';
import { localDay } from '../domain/local-day';
import { type CaseType, typeLetters } from '../domain/vocabulary';

/** Each costs the intake a commit; what a crash leaves unused stays a gap. */
const BLOCK = 100;

interface Block {
  next: number;
  last: number;
}

/**
 * `2026-T-000123`: year in the default zone, type letter, sequence (D1). Reserved in small blocks before the append, so
 * numbers are unique and have gaps: a retry or a crash leaves some unused.
 */
@Injectable()
export class CaseNumbers {
  private readonly blocks = new Map<string, Promise<Block>>();

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async next(type: CaseType, at: Date): Promise<string> {
    const year = localDay(this.settings.defaultTimeZone, at).slice(0, 4);
    const letter = typeLetters[type];
    const sequence = await this.take(`${year}-${letter}`);
    return `${year}-${letter}-${String(sequence).padStart(6, '0')}`;
  }

  private async take(series: string): Promise<number> {
    for (;;) {
      const pending = this.blocks.get(series) ?? this.reserve(series);
      const block = await pending;
      if (block.next <= block.last) return block.next++;
      if (this.blocks.get(series) === pending) this.blocks.delete(series);
    }
  }

  private reserve(series: string): Promise<Block> {
    const reserved = this.database
      .query<{ last: number }>(
        `insert into case_number (series, last) values ($1, $2)
         on conflict (series) do update set last = case_number.last + $2 returning last`,
        [series, BLOCK],
      )
      .then(([{ last }]) => ({ next: last - BLOCK + 1, last }));
    this.blocks.set(series, reserved);
    reserved.catch(() => this.blocks.delete(series));
    return reserved;
  }
}
