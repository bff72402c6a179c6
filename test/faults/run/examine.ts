import type { EventRow } from '@engine/event-store';
import { invariants, type InvariantName } from '../invariants/catalogue';
import type { Evidence, Figures } from '../invariants/invariant';
import type { World } from '../world/world';
import type { Breach } from './outcome';

const PAGE = 5_000;
/** Of one invariant, so that a broken world does not fill the screen. */
const MOST_BREACHES = 5;

/** Checks all invariants; one that cannot be checked is broken. */
export async function examine(evidence: Evidence): Promise<{ breaches: Breach[]; figures: Figures }> {
  const breaches: Breach[] = [];
  const figures = { acknowledged: 0, lost: 0, doubled: 0, worstLatenessMs: 0, deadlines: 0, mails: 0 };
  for (const invariant of Object.keys(invariants) as InvariantName[]) {
    try {
      const finding = await invariants[invariant](evidence);
      breaches.push(...finding.breaches.slice(0, MOST_BREACHES).map((what) => ({ invariant, what })));
      Object.assign(figures, finding.figures);
    } catch (error) {
      breaches.push({ invariant, what: `cannot be checked: ${(error as Error).message}` });
    }
  }
  return { breaches, figures };
}

export async function wholeLog({ store }: World): Promise<EventRow[]> {
  const rows: EventRow[] = [];
  for (let page: EventRow[] = []; rows.length === 0 || page.length === PAGE;) {
    page = await store.log.readAfter(rows.at(-1)?.position ?? 0, PAGE);
    if (page.length === 0) break;
    rows.push(...page);
  }
  return rows;
}
