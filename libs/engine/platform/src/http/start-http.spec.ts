import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { Controller, Get, Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { BusinessClock } from '../business-clock';
import { Database } from '../database';
import { LOG } from '../observability/log';
import { ObservabilityModule } from '../observability/observability.module';
import { SETTINGS, type Settings, readSettings } from '../settings';
import { Open } from './allow';
import { HttpModule } from './http.module';
import { startHttp } from './start-http';

const settingsFor = (port: number): Settings => ({ ...readSettings({ LOG_LEVEL: 'silent' }), port, workerPort: port });

@Controller()
class SlowController {
  @Get('slow')
  @Open()
  async slow() {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { finished: true };
  }
}

function appModule(settings: Settings) {
  @Global()
  @Module({
    providers: [
      { provide: SETTINGS, useValue: settings },
      { provide: LOG, useValue: pino({ level: 'silent' }) },
      { provide: Database, useValue: { query: () => Promise.resolve([]) } },
      { provide: BusinessClock, useValue: { now: () => new Date() } },
    ],
    exports: [SETTINGS, LOG, Database, BusinessClock],
  })
  class EngineModule {}

  @Module({
    imports: [EngineModule, HttpModule.forRoot(), ObservabilityModule.forRoot({ migrations: [] })],
    controllers: [SlowController],
  })
  class AppModule {}
  return AppModule;
}

let app: NestFastifyApplication | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function start(): Promise<string> {
  const settings = settingsFor(0);
  app = await startHttp(appModule(settings), settings);
  return app.getUrl();
}

/** What a server answers to bytes that no HTTP client would send. */
async function raw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  await once(socket, 'close');
  return answer;
}

describe('start http', () => {
  it('answers health, metrics and documentation', async () => {
    const url = await start();
    for (const path of ['health', 'health/live', 'health/ready', 'metrics', 'openapi.json', 'docs']) {
      expect([path, (await fetch(`${url}/${path}`)).status]).toEqual([path, 200]);
    }
  });

  it('names a busy port and the setting that changes it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const settings = settingsFor(port);
    await expect(startHttp(appModule(settings), settings)).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is in use. Stop what uses it, or set PORT to a free one.`,
    );
    await expect(startHttp(appModule(settings), settings, 'WORKER_PORT')).rejects.toThrow('WORKER_PORT');
    other.close();
  });

  it('finishes running requests before it stops, and takes no new connections', async () => {
    const url = await start();
    const running = fetch(`${url}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const closed = app!.close();
    const answer = await running;
    expect(answer.headers.get('connection')).toBe('close');
    expect(await answer.json()).toEqual({ finished: true });
    await closed;
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n', 'HTTP/1.1 400 Bad Request', 'MALFORMED_REQUEST'],
    ['endless headers', `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 'HTTP/1.1 431 ', 'HEADERS_TOO_LARGE'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
      'HTTP/1.1 400 ',
      'MALFORMED_REQUEST',
    ],
  ])('answers %s with a problem', async (_, bytes, status, code) => {
    const answer = await raw(await start(), bytes);
    expect(answer).toContain(status);
    expect(answer).toContain('content-type: application/problem+json');
    expect(answer).toContain(`"code":"${code}"`);
  });
});
