import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Way } from './tcp-proxy';

export type Passing =
  | { readonly kind: 'at once' | 'not at all' | 'lost' }
  | { readonly kind: 'slowly'; readonly delayMs?: number; readonly bytesPerSecond?: number };

/** What one side of a connection sends to the other, on its way through the proxy. */
export class Passage {
  private lossy = false;
  private busy = false;

  constructor(
    readonly way: Way,
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly passing: () => Passing,
  ) {
    from.on('data', (piece) => void this.take(piece));
    from.on('end', () => to.end());
    from.on('error', () => undefined);
    from.on('close', () => to.destroy());
    this.follow();
  }

  /** Acts on what has become of the network. */
  follow(): void {
    const { kind } = this.passing();
    if (kind === 'not at all') this.from.pause();
    else if (kind !== 'lost' && this.lossy) this.break();
    else if (!this.busy) this.from.resume();
  }

  end(): void {
    this.to.end();
    this.lossy = true;
  }

  break(): void {
    this.from.resetAndDestroy();
    this.to.resetAndDestroy();
  }

  private async take(piece: Buffer): Promise<void> {
    const passing = this.passing();
    if (passing.kind === 'lost' || this.lossy) this.lossy = true;
    else if (passing.kind !== 'slowly') this.to.write(piece);
    else await this.crawl(piece, passing);
  }

  private async crawl(piece: Buffer, { delayMs = 0, bytesPerSecond = Infinity }: Extract<Passing, { kind: 'slowly' }>) {
    this.busy = true;
    this.from.pause();
    await sleep(delayMs + (piece.length / bytesPerSecond) * 1_000);
    if (!this.to.destroyed) this.to.write(piece);
    this.busy = false;
    this.follow();
  }
}
