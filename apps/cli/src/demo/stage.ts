import type { Api } from './api';
import type { Narrator } from './narrator';
import type { Organisation } from './organisation';

const HOUR = 3_600_000;

/** Where a story is played: its people, the clock, and the narrator who tells what happened. */
export class Stage {
  constructor(
    readonly people: Organisation,
    private readonly admin: Api,
    private readonly narrator: Narrator,
  ) {}

  title(text: string): void {
    this.narrator.title(text);
  }

  /** One command on a case, by one person. */
  async act<T extends { id: string }>(api: Api, path: string, body: object = {}): Promise<T> {
    const reply = await api.post<T>(`/v1/cases${path}`, body);
    await this.narrator.tell();
    return reply;
  }

  /** Moves business time; everything that falls due meanwhile happens, in order. */
  async pass(advance: string): Promise<void> {
    await this.admin.post('/v1/sandbox/clock', { advance });
    await this.narrator.tell();
  }

  private async until(to: Date): Promise<void> {
    await this.admin.post('/v1/sandbox/clock', { to: to.toISOString() });
    await this.narrator.tell();
  }

  /** The next story begins on the next weekday morning, half past nine in Shanghai (UTC+8 all year). */
  async nextMorning(): Promise<void> {
    const local = new Date((await this.now()).getTime() + 8 * HOUR);
    local.setUTCHours(9, 30, 0, 0);
    do local.setUTCDate(local.getUTCDate() + 1);
    while (local.getUTCDay() === 0 || local.getUTCDay() === 6);
    await this.until(new Date(local.getTime() - 8 * HOUR));
  }

  async now(): Promise<Date> {
    const { now } = await this.admin.get('/v1/sandbox/clock');
    return new Date(now as string);
  }

  /** Minutes from now, as the API takes times. */
  async in(minutes: number): Promise<string> {
    return new Date((await this.now()).getTime() + minutes * 60_000).toISOString();
  }
}
