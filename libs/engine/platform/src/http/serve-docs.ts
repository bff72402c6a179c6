import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { buildOpenApi } from './open-api';

/** /openapi.json and a page to read it at /docs, whose scripts and styles come from here, not from elsewhere. */
export function serveDocs(app: NestFastifyApplication): void {
  let built: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (built ??= buildOpenApi(app)), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Hearback API',
    swaggerOptions: { persistAuthorization: false, validatorUrl: null },
  });
}
