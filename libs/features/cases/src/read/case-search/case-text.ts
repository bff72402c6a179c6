import type { EventDefinition, Recorded } from '@engine/decider';
import { masked } from '@features/audit/contract';
import { type CaseEvent, caseEvents } from '../../domain/case.events';

/** Texts that are nothing personal, and that people know a case by. */
const KNOWN_BY = ['number', 'product', 'model', 'orderNo', 'projectNo', 'workOrderNo', 'problemCategory'];
/** Within personal fields: values of closed lists, references, and what is looked up by other means. */
const NOT_TOLD = new Set([
  'kind',
  'locale',
  'preferredChannel',
  'emotions',
  'phone',
  'email',
  'clock',
  'subject',
  'step',
  'promisedAt',
]);

/**
 * What an event tells in words. It is taken from the fields that the event declares as personal, so a new event is found
 * without being named here, and masked as in the history, so nobody finds what they may not read there.
 */
export function textsOf(event: Pick<Recorded<CaseEvent>, 'type' | 'data'>): string[] {
  const { personal } = caseEvents[event.type] as EventDefinition;
  const told = masked(event.data) as unknown as Readonly<Record<string, unknown>>;
  return [...KNOWN_BY, ...((personal?.fields ?? []) as readonly string[])].flatMap((field) =>
    texts(field, told[field]),
  );
}

function texts(field: string, value: unknown): string[] {
  if (NOT_TOLD.has(field)) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((item) => texts(field, item));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(key, inner));
}
