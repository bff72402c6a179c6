import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open } from '../http/allow';
import type { ApiReply } from '../http/request';
import { type Health, HealthProbes } from './health';
import { Metrics } from './metrics';

/** For load balancers, supervisors and monitoring; the same on the API's port and on the worker's. */
@Controller()
@ApiExcludeController()
export class HealthController {
  constructor(
    private readonly probes: HealthProbes,
    private readonly metrics: Metrics,
  ) {}

  /** While this answers the process need not be restarted. */
  @Get('health/live')
  @Open()
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 503 while requests should go elsewhere. */
  @Get('health/ready')
  @Open()
  async ready(@Res({ passthrough: true }) reply: ApiReply): Promise<Health> {
    const health = await this.probes.check();
    if (health.status === 'down') void reply.status(503);
    return health;
  }

  /** For people: always 200, with what is wrong. */
  @Get('health')
  @Open()
  health(): Promise<Health> {
    return this.probes.check();
  }

  @Get('metrics')
  @Open()
  async print(@Res() reply: ApiReply): Promise<void> {
    await reply.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}
