import { z } from 'zod';
import { IANAZone } from 'luxon';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);
const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be a URL starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });
/** Several URLs, separated by commas. */
const urls = (...protocols: string[]) => {
  const each = url(...protocols);
  const split = (value: string) => value.split(',').map((one) => one.trim());
  return z
    .string()
    .refine((value) => split(value).every((one) => each.safeParse(one).success), {
      message: `must be URLs starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}, separated by commas`,
    })
    .transform(split);
};
const identifier = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be lower-case letters, digits and _, at most 40');

/** Every setting, its form, its default and what it is for. The reference in docs/ is generated from this. */
export const settingsSchema = z.object({
  PORT: port(3000).describe('Port of the HTTP API.'),
  WORKER_PORT: port(3001).describe('Port of the health and metrics page of the worker.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address that both listen on.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.hearback')
    .describe(
      'Data directory: database of the standalone app, first API key, attachments without ATTACHMENTS_URL, outgoing mail without SMTP_URL.',
    ),
  DATABASE_URL: url('postgres:', 'postgresql:')
    .optional()
    .describe('PostgreSQL of the server form, as a role that owns no table. The standalone app brings its own.'),
  MIGRATION_DATABASE_URL: url('postgres:', 'postgresql:')
    .optional()
    .describe(
      'The same database as the role that owns the tables; used by migrate and rebuild. Default: DATABASE_URL.',
    ),
  DATABASE_SCHEMA: identifier
    .default('hearback')
    .describe('Schema that holds this cell; its queues are in the schema of the same name with _queue.'),
  DATABASE_REPLICA_URL: url('postgres:', 'postgresql:')
    .optional()
    .describe(
      'Hot standby of DATABASE_URL, same role: lists are read there while it keeps up, decisions and single cases never.',
    ),
  REDIS_URL: url('redis:', 'rediss:')
    .optional()
    .describe('Redis for the queues. Without it and without REDIS_CLUSTER they run in PostgreSQL.'),
  REDIS_SENTINELS: urls('redis:', 'rediss:')
    .optional()
    .describe(
      'Sentinels, separated by commas (the login of the first is used for all). The host in REDIS_URL is then the name ' +
        'that they watch: `redis://:secret@mymaster`.',
    ),
  REDIS_CLUSTER: urls('redis:', 'rediss:')
    .optional()
    .describe(
      'In place of REDIS_URL: some nodes of a Redis Cluster, separated by commas (login and TLS as in the first). All ' +
        'queues of a cell are in one slot, that of `{QUEUE_PREFIX}`.',
    ),
  QUEUE_PREFIX: identifier.default('hearback').describe('Prefix of all queue keys in Redis.'),
  CLOCK: z
    .enum(['system', 'sandbox'])
    .default('system')
    .describe('sandbox allows moving the business clock through the API. A database keeps the kind it began with.'),
  SMTP_URL: url('smtp:', 'smtps:')
    .optional()
    .describe('Mail server. Without it messages are written as .eml files to DATA_DIR/mail.'),
  MAIL_FROM: z.string().min(3).default('Hearback <no-reply@hearback.example>').describe('Sender of all mail.'),
  ATTACHMENTS_URL: url('https:', 'http:')
    .optional()
    .describe(
      'Bucket for attachments, of anything that speaks S3: `https://KEY:SECRET@host/bucket?region=eu-central-1`. Without ' +
        'it they are kept in DATA_DIR/attachments, which all API processes must then share.',
    ),
  ATTACHMENT_MEGABYTES: z.coerce.number().int().min(1).max(1_000).default(20).describe('Largest attachment.'),
  BOOTSTRAP_API_KEY: z
    .string()
    .min(32)
    .max(200)
    .optional()
    .describe('First API key (administrator). Without it one is made and written to DATA_DIR/api-key.'),
  MATCHING_SECRET: z
    .string()
    .min(8)
    .default('hearback-matching')
    .describe(
      'Keys the hashes by which possible duplicates are found, so that they give away no phone number: set one of your ' +
        'own, the same for all processes. After a change: `hearback rebuild case-likeness`.',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Least severe log line to print.'),
  DEFAULT_LOCALE: z
    .enum(['zh-CN', 'en'])
    .default('zh-CN')
    .describe('Language where neither request nor person names one.'),
  DEFAULT_TIME_ZONE: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), 'must be an IANA time zone such as Asia/Shanghai')
    .default('Asia/Shanghai')
    .describe('Zone of case numbers and of dates in messages.'),
});

type Raw = z.infer<typeof settingsSchema>;
type Camel<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<Camel<Tail>>}`
  : Lowercase<S>;

/** All settings, read once at the start; nothing else reads the environment. */
export type Settings = { readonly [K in keyof Raw as Camel<K>]: Raw[K] };

/** For injection: interfaces have no run-time token. */
export const SETTINGS = Symbol('settings');

/** Names every setting that is wrong, not only the first. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** @throws SettingsError with one line per wrong setting. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  const wrong = parsed.error?.issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`) ?? [];
  wrong.push(...contradictions(given));
  if (!parsed.success || wrong.length > 0) {
    throw new SettingsError(`These settings are wrong:\n${wrong.join('\n')}\nSee docs/settings.md.`);
  }
  const entries = Object.entries(parsed.data).map(([name, value]) => [camelCase(name), value]);
  return Object.fromEntries(entries) as Settings;
}

/** The server form needs a database of its own; the standalone app passes one to its children. */
export function requireDatabase(settings: Settings): Settings & { readonly databaseUrl: string } {
  if (settings.databaseUrl) return settings as Settings & { readonly databaseUrl: string };
  throw new SettingsError(
    'These settings are wrong:\n  DATABASE_URL: is required here (npm start brings its own database)',
  );
}

function contradictions({ REDIS_URL, REDIS_CLUSTER, REDIS_SENTINELS, ...others }: NodeJS.ProcessEnv): string[] {
  return [
    ...(REDIS_CLUSTER && REDIS_URL ? ['  REDIS_CLUSTER: stands in place of REDIS_URL; set one of the two'] : []),
    ...(REDIS_SENTINELS && !REDIS_URL
      ? ['  REDIS_SENTINELS: needs REDIS_URL with the name that they watch, such as redis://mymaster']
      : []),
    ...(others.DATABASE_REPLICA_URL && !others.DATABASE_URL
      ? ['  DATABASE_REPLICA_URL: needs DATABASE_URL, whose standby it is']
      : []),
  ];
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
