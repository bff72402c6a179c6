import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Operation = { security?: object[]; responses: Record<string, unknown>; 'x-open'?: boolean };

/** The OpenAPI 3.1 document of all controllers of an application. */
export function buildOpenApi(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Hearback')
    .setDescription('Every customer who says something hears back.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: hb_live_... or hb_test_...' }, 'key')
    .build();
  const document = SwaggerModule.createDocument(app, base, { operationIdFactory: (_, method) => method });
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) if (path[method]) complete(path[method] as unknown as Operation);
  }
  document.components ??= {};
  document.components.schemas = { ...document.components.schemas, Problem: PROBLEM_SCHEMA as never };
  return document;
}

/** What holds for every route is said once, here: its key and its refusals. */
function complete(operation: Operation): void {
  operation.security = operation['x-open'] ? [] : [{ key: [] }];
  delete operation['x-open'];
  operation.responses.default = {
    description: 'Refused, or failed: `code` says why.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

const text = { type: 'string' };
const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'RFC 9457. Rely on `code`; `detail` is for people, in the language of Accept-Language.',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { ...text, format: 'uri-reference' },
    title: text,
    status: { type: 'integer' },
    code: text,
    detail: text,
    requestId: text,
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { ...text, description: 'JSON pointer into the body or query.' },
          code: text,
          detail: text,
        },
      },
    },
  },
  example: {
    type: '/problems/body-invalid',
    title: 'Body invalid',
    status: 400,
    code: 'BODY_INVALID',
    detail: 'The body does not have the expected form: see errors.',
    requestId: '5f0c7a52-2f0e-4b57-9d4e-0f6e5f2b7c11',
    errors: [{ pointer: '/name', code: 'REQUIRED', detail: 'is required' }],
  },
};
