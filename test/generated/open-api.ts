import 'reflect-metadata';
import { ApiModule } from '../../apps/api/src/api.module';
import { buildOpenApi, fastifyAdapter, readSettings } from '@engine/platform';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The document that /openapi.json serves. Building it needs no database: nothing is started. */
export async function openApi(): Promise<string> {
  const settings = readSettings({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', LOG_LEVEL: 'silent' });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(settings), fastifyAdapter(settings), {
    preview: true,
    logger: false,
    bodyParser: false,
  });
  return `${JSON.stringify(buildOpenApi(app), null, 2)}\n`;
}
