import { startApp, type DemoApp } from './app';
import { type Answer, type Api } from './api';
import { missing, type Played } from './expectations';
import { Narrator } from './narrator';
import { organise } from './organisation';
import { Stage } from './stage';
import { airConditioner } from './stories/air-conditioner';
import { neglected } from './stories/neglected';
import { quarterlyReview } from './stories/quarterly-review';
import { threeCustomers } from './stories/three-customers';

/** Commands and clock moves of all stories together, for the percentage. */
const STEPS = 63;
const say = (line: string) => console.log(line);

/** Plays the source documents' cases through the public API and checks that all it promises was seen. */
export async function demo({ exit }: { readonly exit?: boolean }): Promise<void> {
  say('Starting Hearback on an empty temporary data directory, with the sandbox clock ...');
  const app = await startApp(Number(process.env.PORT ?? 3000));
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  try {
    const lacking = await play(app);
    for (const what of lacking) say(`NOT SEEN: ${what}`);
    if (lacking.length > 0) process.exitCode = 1;
    else say('\nAll of it was seen: nobody was left without an answer.');
    if (!exit && !stop.signal.aborted) await stayUp(app, stop.signal);
  } finally {
    await app.stop();
  }
}

async function play({ admin }: DemoApp): Promise<string[]> {
  const people = await organise(admin);
  const narrator = new Narrator(people.auditor, STEPS, say);
  const stage = new Stage(people, admin, narrator);
  const played: Played = {
    airConditioner: await airConditioner(stage),
    review: await quarterlyReview(stage),
    customers: await threeCustomers(stage),
    neglected: await neglected(stage),
  };
  const intact = await showHistory(people.auditor, played.neglected);
  const sent = await countMessages(people.auditor);
  say(
    `\n${narrator.seen.length} facts about ${3 + played.customers.length} cases; ${sent} messages went out, as .eml files in the data directory.`,
  );
  return [
    ...missing(played, narrator.seen),
    ...(intact ? [] : ['the chain of the neglected case is intact']),
    ...(sent > 0 ? [] : ['messages went out']),
  ];
}

async function showHistory(auditor: Api, id: string): Promise<boolean> {
  say('\nThe full history of the neglected case, as an auditor reads it:\n');
  const history = await auditor.get(`/v1/cases/${id}/history?limit=100`);
  for (const entry of history.items as Answer[]) {
    say(
      `  ${String(entry.version).padStart(3)}  ${entry.recordedAt}  ${entry.event.padEnd(22)} ${String(entry.hash).slice(0, 12)}…  ${entry.title}`,
    );
  }
  const { intact, events } = await auditor.get(`/v1/cases/${id}/verification`);
  say(`\n  ${intact ? 'verified' : 'BROKEN'}: the hash chain of its ${events} events.`);
  return intact as boolean;
}

async function countMessages(auditor: Api): Promise<number> {
  const { items } = await auditor.get('/v1/messages?limit=100&status=sent');
  return (items as Answer[]).length;
}

async function stayUp({ origin, dataDir }: DemoApp, stopped: AbortSignal): Promise<void> {
  say(
    `\nHave a look yourself, until Ctrl-C:\n  API page  ${origin}/docs\n  OpenAPI   ${origin}/openapi.json\n  Messages  ${dataDir}/mail`,
  );
  if (!stopped.aborted) await new Promise((resolve) => stopped.addEventListener('abort', resolve, { once: true }));
  say('\nStopping; the data directory is removed.');
}
