import { HttpCode, type Type, applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProperty, ApiResponse } from '@nestjs/swagger';

/** What every command answers, and answers again to a retry with the same Idempotency-Key. */
export class CommandReply {
  @ApiProperty({
    example: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11',
    description: 'Of the thing that was created or changed.',
  })
  id: string;

  @ApiProperty({ example: 1, description: 'Its version, also in the ETag; send it as If-Match to have it checked.' })
  version: number;

  @ApiProperty({ example: 42, description: 'Pass it as ?after= to read your own write in a list.' })
  position: number;
}

/** For a handler that creates something: answers 201. */
export function Creates(summary: string, reply: Type = CommandReply): MethodDecorator {
  return applyDecorators(...commandDocs(summary, 201, reply));
}

/** For a handler that changes something: answers 200. */
export function Changes(summary: string, reply: Type = CommandReply): MethodDecorator {
  return applyDecorators(...commandDocs(summary, 200, reply));
}

/** For a handler that answers a question. */
export function Reads(summary: string, reply: Type, options: { readonly list?: boolean } = {}): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    ApiOperation({ summary }),
    ApiResponse({ status: 200, type: reply, isArray: options.list }),
  );
}

function commandDocs(summary: string, status: 200 | 201, reply: Type): MethodDecorator[] {
  return [
    HttpCode(status),
    ApiOperation({ summary }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Makes a retry harmless: 1 to 200 visible ASCII characters, the same for every try.',
      schema: { type: 'string', maxLength: 200 },
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The ETag you saw; 412 if it has changed since.',
      schema: { type: 'string', example: '"7"' },
    }),
    ApiResponse({
      status,
      type: reply,
      headers: { ETag: { description: 'The version.', schema: { type: 'string', example: '"1"' } } },
    }),
  ];
}
