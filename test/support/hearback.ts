import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configureHttp, type Database, fastifyAdapter, type Settings } from '@engine/platform';
import { migrations } from '@features/catalogue';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Duration } from 'luxon';
import { ApiModule } from '../../apps/api/src/api.module';
import { migrateAll } from '../../apps/cli/src/migrate';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { createTestDatabase, type TestDatabase } from './database';
import { TestCase } from './hearback-case';
import { Caller } from './hearback-client';
import { foundOrganisation, type Organisation, type Person } from './hearback-organisation';

export type { Answer } from './hearback-client';
export type { Entry, TestCase } from './hearback-case';
export type { Person } from './hearback-organisation';

export interface HearbackOptions {
  readonly workers?: number;
  readonly redisUrl?: string;
  /** When business time begins, with its offset. Left out: now. */
  readonly startsAt?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

const FIRST_KEY = 'first-key-of-the-end-to-end-tests-0123456789';

/** The whole service in this process, on a database of its own: what `npm run start:api` and `start:worker` start. */
export async function startHearback(options: HearbackOptions = {}): Promise<Hearback> {
  const { workers = 1, redisUrl, startsAt, environment } = options;
  const home = mkdtempSync(path.join(tmpdir(), 'hearback-e2e-'));
  const test = await createTestDatabase(migrations, {
    BOOTSTRAP_API_KEY: FIRST_KEY,
    DATA_DIR: home,
    REDIS_URL: redisUrl,
    QUEUE_PREFIX: `e2e_${path.basename(home).slice(-6).toLowerCase()}`,
    ...environment,
  });
  const owner = test.open('owner');
  if (startsAt) await beginAt(owner, startsAt);
  await quietly(() => migrateAll(test.settings));
  const hearback = new Hearback(test, home, owner);
  try {
    await hearback.startApi();
    for (let started = 0; started < workers; started++) await hearback.startWorker();
    hearback.organisation = await foundOrganisation(hearback.administrator);
    return hearback;
  } catch (error) {
    await hearback.stop();
    throw error;
  }
}

export class Hearback {
  organisation: Organisation;
  readonly apis: NestFastifyApplication[] = [];
  readonly workers: NestFastifyApplication[] = [];

  constructor(
    readonly test: TestDatabase,
    readonly dataDir: string,
    /** For what no API tells: the log as it lies there. Read only. */
    readonly database: Database,
  ) {}

  /** The same caller as in `as`, by a second API process and later. */
  through(api: number, who: Person | 'administrator'): Caller {
    return new Caller(() => this.apis[api], this.keyOf(who));
  }

  as(who: Person | 'administrator'): Caller {
    return this.through(0, who);
  }

  withKey(key: string | undefined): Caller {
    return new Caller(() => this.apis[0], key);
  }

  get administrator(): Caller {
    return this.withKey(FIRST_KEY);
  }

  keyOf(who: Person | 'administrator'): string {
    return who === 'administrator' ? FIRST_KEY : this.organisation.keys[who];
  }

  /** Records feedback; what is not given is a complaint of Ms Li, by phone. */
  async receive(feedback: object = {}, who: Person = 'agent'): Promise<TestCase> {
    const receipt = await this.as(who).did('/cases', { ...aComplaint, ...feedback });
    return new TestCase(this, receipt.id, receipt.number, receipt);
  }

  async now(): Promise<Date> {
    return new Date((await this.administrator.read('/sandbox/clock')).now);
  }

  /** Forward by an ISO 8601 duration, stopping at each due time. */
  advance(duration: string): Promise<void> {
    return this.move({ advance: duration });
  }

  /** Forward to a moment, stopping at each due time. */
  at(moment: string | Date): Promise<void> {
    return this.move({ to: new Date(moment).toISOString() });
  }

  /** Forward in one leap, as after downtime. */
  jumpTo(moment: string | Date): Promise<void> {
    return this.move({ to: new Date(moment).toISOString(), jump: true });
  }

  private async move(by: { readonly advance?: string; readonly to?: string; readonly jump?: boolean }): Promise<void> {
    const { administrator } = this;
    const target = by.to ?? new Date((await this.now()).getTime() + millisecondsOf(by.advance!)).toISOString();
    const send = () => administrator.post('/sandbox/clock', { to: target, jump: by.jump });
    let answer = await send();
    // On a busy machine a connection may take too long, or a stop may not settle in time: the answer is to ask again.
    for (let again = 0; answer.status === 503 && again < 3; again++) answer = await send();
    if (answer.status !== 200) throw new Error(`the clock did not move: ${answer.status} ${answer.text}`);
  }

  /** Position of the last event in the log. */
  async head(): Promise<number> {
    const [{ head }] = await this.database.query<{ head: number }>(
      'select coalesce(max(position), 0)::int as head from event',
    );
    return head;
  }

  /** How many facts people and other systems have brought about. What the worker does meanwhile is not counted. */
  async facts(): Promise<number> {
    const [{ count }] = await this.database.query<{ count: number }>(
      `select count(*)::int as count from event where meta -> 'actor' ->> 'kind' <> 'worker'`,
    );
    return count;
  }

  async startApi(environment: Partial<Settings> = {}): Promise<NestFastifyApplication> {
    const settings = { ...this.test.settings, ...environment };
    const api = await started(ApiModule.forRoot(settings), settings);
    this.apis.push(api);
    return api;
  }

  async startWorker(environment: Partial<Settings> = {}): Promise<NestFastifyApplication> {
    const settings = { ...this.test.settings, ...environment };
    const worker = await started(WorkerModule.forRoot(settings), settings);
    this.workers.push(worker);
    return worker;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.apis, ...this.workers].map((app) => app.close()));
    await this.test.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export const aComplaint = {
  type: 'complaint',
  channel: 'phone',
  urgency: 'normal',
  customer: { kind: 'person', name: '李女士', contact: { email: 'li@example.com', phone: '13800001234' } },
  description: '新空调安装后3天仍无法制冷',
};

/** `2026-03-06 16:00` on a clock in Shanghai, as the API answers it. */
export function shanghai(local: string): string {
  return new Date(`${local.replace(' ', 'T')}${local.length === 16 ? ':00' : ''}+08:00`).toISOString();
}

function millisecondsOf(duration: string): number {
  return Duration.fromISO(duration).toMillis();
}

/** As startHttp does, without a port. */
async function started(module: DynamicModule, settings: Settings): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, fastifyAdapter(settings), {
    bodyParser: false,
    abortOnError: false,
    logger: false,
  });
  configureHttp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** A sandbox clock only moves forward, and it begins at the real time: so before anything runs, it is put back. */
async function beginAt(owner: Database, moment: string): Promise<void> {
  await owner.query(
    `update business_clock set offset_ms = $1::float8 - (extract(epoch from clock_timestamp()) * 1000)::bigint`,
    [new Date(moment).getTime()],
  );
}

async function quietly(work: () => Promise<void>): Promise<void> {
  const log = jest.spyOn(console, 'log').mockImplementation();
  try {
    await work();
  } finally {
    log.mockRestore();
  }
}
