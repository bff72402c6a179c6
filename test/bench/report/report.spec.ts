import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeBetweenMarkers } from './document';
import { expectCount, type Figure, isMet, WrongCount } from './figure';
import { inTurns } from './in-turns';
import { ratioOf, type Sample } from './sample';
import { lineOf, tableOf } from './table';

const peer: Figure = { suite: 'append', name: 'a peer', rate: 1_000, unit: 'events/s', lead: 12.5, aim: { lead: 12 } };

describe('a figure', () => {
  it('meets its aim or does not', () => {
    expect(isMet(peer)).toBe(true);
    expect(isMet({ ...peer, lead: 11.9 })).toBe(false);
    expect(isMet({ ...peer, aim: { rate: 1_001 } })).toBe(false);
    expect(isMet({ ...peer, aim: { p99: 250 }, p99: 249 })).toBe(true);
    expect(isMet({ ...peer, aim: { p99: 250 }, p99: NaN })).toBe(false);
    expect(isMet({ ...peer, aim: undefined })).toBeUndefined();
  });

  it('is no measurement when something was lost', () => {
    expect(() => expectCount('events', 9, 10)).toThrow(WrongCount);
  });

  it('shows only columns that something stands in', () => {
    expect(tableOf([peer]).split('\n')[0]).not.toContain('p50');
    expect(tableOf([peer, { ...peer, p50: 3 }]).split('\n')[0]).toContain('p50');
    expect(lineOf({ ...peer, lead: 3 })).toBe(
      'append: a peer | rate 1,000 events/s | Hearback to it 3.00 x | aim 12.0 x | SHORT',
    );
  });
});

it('every other round goes backwards, and results stay with who made them', async () => {
  const order: string[] = [];
  const entrant = (name: string) => () => Promise.resolve(order.push(name));
  const results = await inTurns(2, [entrant('a'), entrant('b'), entrant('c')]);
  expect(order.join('')).toBe('abccba');
  expect(results).toEqual([
    [1, 6],
    [2, 5],
    [3, 4],
  ]);
});

it('compares round by round: what hits both in one round does not count', () => {
  const rates = (...all: number[]) => all.map((rate) => ({ rate }) as Sample);
  expect(ratioOf(rates(100, 10, 100), rates(50, 5, 50))).toBe(2);
});

describe('a report between markers', () => {
  const written = async (text: string) => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'report-')), 'page.md');
    await writeFile(file, text);
    return file;
  };

  it('leaves what is written by hand', async () => {
    const file = await written('above\n<!-- run -->\nold\n<!-- /run -->\nbelow\n');
    await writeBetweenMarkers(file, 'run', 'new');
    expect(await readFile(file, 'utf8')).toBe('above\n<!-- run -->\n\nnew\n\n<!-- /run -->\nbelow\n');
  });

  it('refuses a page without a place for it', async () => {
    await expect(writeBetweenMarkers(await written('above\n'), 'run', 'new')).rejects.toThrow('no place between');
  });
});
