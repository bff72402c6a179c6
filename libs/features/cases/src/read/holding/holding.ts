import { elapsed, type WorkingCalendar } from '@engine/working-time';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Holder, Turn } from './holders';

/** Whole minutes. Each span has its share of the whole, so that the shares add up to it exactly. */
export interface HoldingTime {
  readonly minutes: number;
  readonly workingMinutes: number;
}

export type NamedHolder = Holder & { readonly department?: string };

export interface HoldingSpan extends HoldingTime {
  readonly holder: NamedHolder;
  readonly from: string;
  /** Absent of the last span of an open case: it goes on. */
  readonly to?: string;
  readonly since: { readonly eventId: string; readonly event: string };
}

export interface Holding extends HoldingTime {
  readonly from: string;
  readonly until: string;
  readonly spans: readonly HoldingSpan[];
  readonly holders: readonly (HoldingTime & { readonly holder: NamedHolder })[];
}

const MINUTE = 60_000;

/** Who held the case for how long, until `now` or its closing. Time in which it was closed is nobody's. */
export function holdingOf(
  turns: readonly Turn[],
  calendar: WorkingCalendar,
  directory: DirectorySnapshot,
  now: Date,
): Holding {
  const clock = minuteClock(calendar);
  const spans = turns.flatMap(({ at, holder, eventId, event }, index): HoldingSpan[] => {
    const to = turns[index + 1]?.at;
    const until = to ?? now.toISOString();
    const lasted = clock(at, until);
    return holder && at < until
      ? [{ holder: named(holder, directory), from: at, to, ...lasted, since: { eventId, event } }]
      : [];
  });
  return {
    from: turns[0].at,
    until: turns.at(-1)!.holder ? now.toISOString() : turns.at(-1)!.at,
    ...totalOf(spans),
    spans,
    holders: byHolder(spans),
  };
}

/** Rounds what has passed in all, not each span, and so loses no minute between two of them. */
function minuteClock(calendar: WorkingCalendar): (from: string, to: string) => HoldingTime {
  let passed = { all: 0, working: 0 };
  return (from, to) => {
    const [start, end] = [new Date(from), new Date(to)];
    const next = {
      all: passed.all + Math.max(0, end.getTime() - start.getTime()),
      working: passed.working + (start < end ? elapsed(calendar, 'business', { from: start, to: end }) * MINUTE : 0),
    };
    const lasted = {
      minutes: wholeMinutes(next.all) - wholeMinutes(passed.all),
      workingMinutes: wholeMinutes(next.working) - wholeMinutes(passed.working),
    };
    passed = next;
    return lasted;
  };
}

function wholeMinutes(milliseconds: number): number {
  return Math.floor(milliseconds / MINUTE);
}

function byHolder(spans: readonly HoldingSpan[]): Holding['holders'] {
  const groups = new Map<string, HoldingSpan[]>();
  for (const span of spans) {
    const key = keyOf(span.holder);
    groups.set(key, [...(groups.get(key) ?? []), span]);
  }
  return [...groups.values()].map((group) => ({ holder: group.at(-1)!.holder, ...totalOf(group) }));
}

function keyOf(holder: NamedHolder): string {
  switch (holder.kind) {
    case 'department':
      return `department ${holder.departmentId} ${holder.person?.personId}`;
    case 'supplier':
      return `supplier ${holder.name}`;
    case 'customer':
      return holder.kind;
  }
}

function totalOf(spans: readonly HoldingTime[]): HoldingTime {
  return {
    minutes: spans.reduce((sum, { minutes }) => sum + minutes, 0),
    workingMinutes: spans.reduce((sum, { workingMinutes }) => sum + workingMinutes, 0),
  };
}

function named(holder: Holder, { departments, intakeDepartmentId }: DirectorySnapshot): NamedHolder {
  if (holder.kind !== 'department') return holder;
  const departmentId = holder.departmentId ?? (holder.person ? undefined : intakeDepartmentId);
  return { ...holder, departmentId, department: departmentId && departments.get(departmentId)?.name };
}
