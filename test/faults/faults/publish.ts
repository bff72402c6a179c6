import type { Policy } from '@features/policies/contract';
import { chineseCalendar } from '@engine/working-time';
import { did } from '../client/post';
import { ADMINISTRATOR } from '../world/site';
import type { World } from '../world/world';
import { defaultPolicy } from '@features/policies';

/** A calendar with ordinary weeks, and a policy that goes by it. What is received from now on is pinned to them. */
export async function publishCalendar(
  { apis }: Pick<World, 'apis'>,
  id: string,
  zone: string,
  years: readonly number[],
  changes: Partial<Policy> = {},
): Promise<void> {
  const calendar = { ...chineseCalendar(), zone, days: {}, years };
  await did(apis[0].url, ADMINISTRATOR, `/calendars/${id}`, { calendar });
  await did(apis[0].url, ADMINISTRATOR, '/policies', { policy: { ...defaultPolicy, calendar: id, ...changes } });
}
