import { ClockStuck, dueBehind, moveClock as move } from '@engine/deadlines';
import {
  Allow,
  BusinessClock,
  Database,
  EVERYONE,
  Flag,
  Instant,
  Problem,
  Reads,
  SETTINGS,
  type Settings,
  Text,
} from '@engine/platform';
import { lag, Wake } from '@engine/projections';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { millisecondsOf } from './iso-duration';

export class ClockMoveBody {
  @Text(40, { optional: true, example: 'PT48H', description: 'ISO 8601 duration; or say to.' }) advance?: string;
  @Instant({ optional: true, example: '2026-03-04T09:30:00+08:00' }) to?: string;
  @Flag({ optional: true, description: 'One leap, as downtime would be, instead of a stop at each due time.' })
  jump?: boolean;
}

export class ClockReply {
  @ApiProperty({ example: '2026-03-04T01:30:00.000Z' }) now: string;
  @ApiProperty({ example: 'sandbox' }) kind: string;
  @ApiProperty({ required: false, example: 3, description: 'Due times that were stopped at.' }) stops?: number;
}

/** What else a moved clock has to do with than deadlines and projections. */
export interface Settling {
  /** Names what must settle before the move answers, and has not. */
  behind(): Promise<readonly string[]>;
  /** When the next thing that waits for its time may happen. */
  nextStop(until: Date): Promise<Date | undefined>;
}
export const SETTLING = Symbol('settling');

/** Lets anyone watch a 48-hour rule in a second. Only on a database that began with CLOCK=sandbox. */
@ApiTags('sandbox')
@Controller('v1/sandbox/clock')
export class SandboxController {
  constructor(
    private readonly clock: BusinessClock,
    private readonly database: Database,
    private readonly wake: Wake,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SETTLING) private readonly settling: Settling,
  ) {}

  @Get()
  @Allow(...EVERYONE)
  @Reads('Business time', ClockReply)
  async readClock(): Promise<ClockReply> {
    return { now: (await this.clock.sample()).toISOString(), kind: this.settings.clock };
  }

  @Post()
  @Allow('administrator', 'agent', 'department_head')
  @HttpCode(200)
  @ApiOperation({ summary: 'Move the sandbox clock; answers when all that fell due has happened' })
  @ApiResponse({ status: 200, type: ClockReply })
  async moveClock(@Body() body: ClockMoveBody): Promise<ClockReply> {
    if (this.settings.clock !== 'sandbox') throw new Problem('SANDBOX_ONLY');
    const target = targetOf(body, await this.clock.sample());
    let stops = 0;
    await move({
      clock: this.clock,
      database: this.database,
      target,
      jump: body.jump,
      wake: async () => this.wake.notify('clock'),
      drained: () => this.behind(),
      nextStop: (until) => this.settling.nextStop(until),
      onStep: () => stops++,
    }).catch((error: Error) => {
      if (!(error instanceof ClockStuck)) throw error;
      throw new Problem('CLOCK_STUCK', { why: error.message }, [], { 'retry-after': '1' });
    });
    return { now: (await this.clock.sample()).toISOString(), kind: 'sandbox', stops };
  }

  /** What has not caught up: due steps, and projections behind the log. */
  private async behind(): Promise<readonly string[]> {
    const [due, projections, others] = await Promise.all([
      dueBehind(this.database),
      lag(this.database),
      this.settling.behind(),
    ]);
    const late = projections
      .filter(({ behind }) => behind > 0)
      .map(({ name, behind }) => `${name} is ${behind} events behind`);
    return [...due, ...late, ...others];
  }
}

function targetOf({ advance, to }: ClockMoveBody, now: Date): Date {
  const by = advance === undefined ? undefined : millisecondsOf(advance);
  if ((by === undefined) === (to === undefined)) {
    const pointer = advance === undefined ? '' : '/advance';
    throw new Problem('CLOCK_MOVE_INVALID', {}, [{ pointer, code: 'INVALID' }]);
  }
  return by === undefined ? new Date(to!) : new Date(now.getTime() + by);
}
