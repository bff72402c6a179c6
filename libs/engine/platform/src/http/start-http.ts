import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LOG, type Log, NestLog } from '../observability/log';
import type { Settings } from '../settings';
import { configureHttp } from './configure-http';
import { fastifyAdapter } from './fastify-adapter';
import { serveDocs } from './serve-docs';

export type PortSetting = 'PORT' | 'WORKER_PORT';

/** A port that cannot be opened; the message names it and the setting that changes it. */
export class PortUnavailable extends Error {
  override readonly name = 'PortUnavailable';
}

/**
 * Starts a process that speaks HTTP and stops in order on SIGTERM or SIGINT: no new connections, running requests are
 * finished, then shutdown hooks run. The API (PORT) also serves its documentation.
 * @throws PortUnavailable
 */
export async function startHttp(
  module: Type | DynamicModule,
  settings: Settings,
  portSetting: PortSetting = 'PORT',
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, fastifyAdapter(settings), {
    bodyParser: false,
    abortOnError: false,
    bufferLogs: true,
  });
  const log = app.get<Log>(LOG, { strict: false });
  app.useLogger(new NestLog(log));
  configureHttp(app);
  if (portSetting === 'PORT') serveDocs(app);
  app.enableShutdownHooks();
  const port = portSetting === 'PORT' ? settings.port : settings.workerPort;
  try {
    await app.listen(port, settings.host);
  } catch (error) {
    await app.close();
    throw unavailable(error as NodeJS.ErrnoException, settings.host, port, portSetting) ?? error;
  }
  log.info({ address: await app.getUrl() }, 'listening');
  return app;
}

function unavailable(error: NodeJS.ErrnoException, host: string, port: number, setting: PortSetting) {
  switch (error.code) {
    case 'EADDRINUSE':
      return new PortUnavailable(
        `Port ${port} of ${host} is in use. Stop what uses it, or set ${setting} to a free one.`,
      );
    case 'EACCES':
      return new PortUnavailable(`Port ${port} of ${host} may not be opened by this user. Set ${setting} above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new PortUnavailable(`${host} is not an address of this machine. Set HOST to one that is.`);
    default:
      return undefined;
  }
}
