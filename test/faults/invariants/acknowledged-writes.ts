import type { Acknowledged } from '../client/ledger';
import type { Evidence, Finding } from './invariant';

const MARK = /mark-[0-9a-f]{8}-\d+/g;
const ASKED_AGAIN = 25;

/** Every acknowledged write is in the log, once, where the answer said; and a retry with its key says so again. */
export async function acknowledgedWrites(evidence: Evidence): Promise<Finding> {
  const found = commandsByMark(evidence);
  const lost = evidence.ledger.filter(({ mark, unmarked }) => !unmarked && !found.has(mark));
  const doubled = [...found].filter(([, commands]) => commands.size > 1).map(([mark]) => mark);
  return {
    breaches: [
      ...lost.map(({ mark, id, version }) => `${mark} was acknowledged as version ${version} of ${id} and is lost`),
      ...doubled.map((mark) => `${mark} is in the log more than once`),
      ...misplaced(evidence),
      ...evidence.client.open.map(({ mark }) => `${mark} was never answered`),
      ...(await toldOtherwise(evidence)),
    ],
    figures: { acknowledged: evidence.ledger.length, lost: lost.length, doubled: doubled.length },
  };
}

/** A decision may leave its mark in several facts of one command, which stand in a row. */
function commandsByMark({ log }: Evidence): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const last = new Map<string, { mark: string; position: number; command: string }>();
  for (const { stream_id, position, data, meta, type } of log) {
    if (meta.actor.kind === 'worker') continue; // an update repeats the words of the step it tells
    const [mark] = JSON.stringify(data).match(MARK) ?? [];
    if (!mark) continue;
    const before = last.get(stream_id);
    const sameBatch = before?.mark === mark && before.position === position - 1;
    const command = sameBatch ? before.command : `${type}@${position}`;
    last.set(stream_id, { mark, position, command });
    found.set(mark, (found.get(mark) ?? new Set()).add(command));
  }
  return found;
}

function misplaced({ ledger, log }: Evidence): string[] {
  const streams = new Map(log.map(({ position, stream_id, version }) => [position, `${stream_id} ${version}`]));
  return ledger
    .filter(({ id, version, position }) => streams.get(position) !== `case-${id} ${version}`)
    .map(({ mark, position }) => `${mark} was said to be at position ${position}, where something else is`);
}

async function toldOtherwise({ ledger, client, chance }: Evidence): Promise<string[]> {
  const retried = ledger.filter(({ attempts }) => attempts > 1).slice(-ASKED_AGAIN);
  const others = ledger.length > 0 ? Array.from({ length: ASKED_AGAIN }, () => chance.of(ledger)) : [];
  const breaches: string[] = [];
  for (const entry of [...retried, ...others]) {
    const { id, version, position, mark } = entry;
    const answer = await client.again(entry, chance);
    if (!isSame(answer?.body, entry))
      breaches.push(
        `${mark} was answered ${id} ${version} ${position}, and a retry ${answer?.status} ${answer?.text.slice(0, 200)}`,
      );
  }
  return breaches;
}

function isSame(answer: Partial<Acknowledged> | undefined, { id, version, position }: Acknowledged): boolean {
  return answer?.id === id && answer.version === version && answer.position === position;
}
