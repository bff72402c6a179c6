import { Body, Controller, Get, Global, Module, Param, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { type CommandMeta, Rejection } from '@engine/decider';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Length, Min, ValidateNested } from 'class-validator';
import { pino } from 'pino';
import { BusinessClock } from '../../business-clock';
import { Database, DatabaseUnavailable } from '../../database';
import { LOG } from '../../observability/log';
import { ObservabilityModule } from '../../observability/observability.module';
import { SETTINGS } from '../../settings';
import { Allow, Open } from '../allow';
import { Changes, Creates } from '../command-docs';
import { configureHttp } from '../configure-http';
import { fastifyAdapter } from '../fastify-adapter';
import { HttpModule } from '../http.module';
import { OccurredAt } from '../instant';
import { Meta, newIdOf } from '../meta';
import { PageQuery } from '../page';
import { type Principal, Principals } from '../principal';
import { serveDocs } from '../serve-docs';

class PartBody {
  @IsInt()
  @Min(1)
  count: number;
}

class ThingBody {
  @IsString()
  @Length(1, 20)
  name: string;

  @IsOptional()
  @IsIn(['red', 'green'])
  colour?: string;

  @IsOptional()
  @IsIn(['a', 'b'], { each: true })
  tags?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => PartBody)
  parts?: PartBody[];

  @OccurredAt()
  occurredAt?: string;
}

class ReadModelBehind extends Error {
  override readonly name = 'ReadModelBehind';
}

const FAILURES: { readonly [name: string]: () => Error } = {
  listed: () => new Rejection('CASE_NOT_OPEN', 'Only an open case can be escalated.', { id: 'c1' }),
  unlisted: () => new Rejection('NOBODY_LISTED_THIS', 'That is against a rule.'),
  reused: () => new Rejection('IDEMPOTENCY_KEY_REUSED', 'This key was used before.'),
  mismatch: () => new Rejection('VERSION_MISMATCH', 'It has changed.', { expected: 1, current: 2 }),
  gone: () => new DatabaseUnavailable('connect ECONNREFUSED 10.0.0.1:5432'),
  behind: () => new ReadModelBehind('at 1'),
  bug: () => new Error('secret of Ms Li'),
};

@Controller('v1/things')
class ThingsController {
  constructor(private readonly database: Database) {}

  @Post()
  @Creates('Make a thing')
  @Allow('agent', 'auditor')
  create(@Body() body: ThingBody, @Meta() meta: CommandMeta) {
    return { id: newIdOf(meta, 'thing'), version: 1, position: 7, body, meta };
  }

  @Post(':id/paint')
  @Changes('Paint a thing')
  @Allow('agent')
  paint(@Param('id') id: string, @Body() body: ThingBody, @Meta() meta: CommandMeta) {
    return { id, version: 2, position: 8, body, meta };
  }

  @Get()
  @Allow('agent', 'auditor')
  list(@Query() query: PageQuery) {
    return { items: [], query };
  }

  @Get('undeclared')
  undeclared() {
    return 'nobody may read this';
  }

  @Get('open')
  @Open()
  open() {
    return { open: true };
  }

  @Get('slow')
  @Open()
  async slow() {
    await new Promise((resolve) => setTimeout(resolve, 400));
    return { finished: true };
  }

  @Get('hangs')
  @Open()
  async hangs() {
    await this.database.query('select 1');
    return { finished: true };
  }

  @Get('fails/:how')
  @Allow('agent')
  fails(@Param('how') how: string) {
    throw FAILURES[how]?.() ?? new Error(how);
  }

  @Get(':id')
  @Allow('agent')
  one(@Param('id') id: string) {
    return { id };
  }
}

const PRINCIPALS: { readonly [key: string]: Principal } = {
  'agent-key': { id: 'k1', personId: 'p1', name: 'Chen', roles: ['agent'] },
  'auditor-key': { id: 'k2', roles: ['auditor'] },
  'administrator-key': { id: 'k3', roles: ['administrator'] },
};

class KnownPrincipals extends Principals {
  authenticate(key: string): Promise<Principal | undefined> {
    return Promise.resolve(Object.hasOwn(PRINCIPALS, key) ? PRINCIPALS[key] : undefined);
  }
}

export interface ProbeApp {
  readonly app: NestFastifyApplication;
  /** Lines that the process logged. */
  readonly lines: string[];
}

export const NOW = new Date('2026-03-02T01:00:00.000Z');

/** A small API with one route for each thing that can go wrong. `query` stands for the database. */
export async function probeApp(query: () => Promise<unknown[]> = () => Promise.resolve([])): Promise<ProbeApp> {
  const lines: string[] = [];
  const settings = { defaultLocale: 'zh-CN' as const };

  @Global()
  @Module({
    providers: [
      { provide: SETTINGS, useValue: settings },
      { provide: LOG, useValue: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }) },
      { provide: Database, useValue: { query } },
      { provide: BusinessClock, useValue: { now: () => NOW } },
      { provide: Principals, useClass: KnownPrincipals },
    ],
    exports: [SETTINGS, LOG, Database, BusinessClock, Principals],
  })
  class EngineModule {}

  const problems = [{ CASE_NOT_OPEN: { status: 409, zh: '只有处理中的服务单 {id} 可以升级。' } }];
  const module = await Test.createTestingModule({
    imports: [EngineModule, HttpModule.forRoot({ problems }), ObservabilityModule.forRoot({ migrations: [] })],
    controllers: [ThingsController],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(fastifyAdapter(settings), { bodyParser: false });
  configureHttp(app);
  serveDocs(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, lines };
}
