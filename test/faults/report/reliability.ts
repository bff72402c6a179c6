import type { Machine } from '../../bench/report/machine';
import { describe } from '../../bench/report/machine';
import { faults } from '../faults/catalogue';
import type { Plan } from '../run/prove-all';
import type { Hunted } from '../run/hunt-mutants';
import type { Outcome } from '../run/outcome';
import { table } from './table';

export interface Report {
  readonly plan: Plan;
  readonly machine: Machine;
  readonly minutes: number;
  readonly outcomes: readonly Outcome[];
  readonly hunted: readonly Hunted[];
}

/** docs/reliability.md: what one run has seen, and nothing else. */
export function reliability(report: Report): string {
  const { outcomes, hunted } = report;
  return [
    '# Reliability',
    '',
    'Written by `npm run faults -- --report`; every number is of that run.',
    '',
    ...summary(report),
    '',
    '## What is proved',
    '',
    PROVED,
    '',
    '## Faults',
    '',
    'Lateness is real time from the moment a deadline fell due to the fact; it includes the trouble itself. Healed is the',
    'time from the end of the trouble until health is good, nothing is behind, and nothing due is left undone.',
    '',
    table(
      FAULT_HEADINGS,
      faults.flatMap(({ name, about }) => rowOf(name, about, outcomes)),
    ),
    '',
    '## Mutants',
    '',
    'A Hearback that is broken on purpose: an invariant that does not notice fails the run.',
    '',
    table(
      ['what is broken', 'noticed by', 'also by'],
      hunted.map(({ mutant, noticedBy, noticed, others }) => [
        mutant,
        noticed ? noticedBy : 'NOBODY',
        others.join(', '),
      ]),
    ),
    '',
  ].join('\n');
}

const PROVED = `Real processes (two apis, two workers) on a real PostgreSQL that flushes every commit, a Redis and a mail server, each
connection through a proxy. Clerks work over HTTP and write every acknowledged answer into a ledger on disk; what they do
not know the outcome of they send again with the same \`Idempotency-Key\`. The business clock leaps, so that deadlines fall
due all the time. After each fault:

- every acknowledged write is in the log, once, at the version and position that were answered, and a retry is answered the same;
- positions and versions have no holes; every hash follows from the one before it;
- each step of each clock has fired, or was skipped, once, or its round has ended, or it waits for a time to come; none
  fired early, none more than 60 s after the later of its time and the end of the trouble;
- each breached step escalated once; there is one message for an event, a channel and a recipient; a mail that went out
  twice did so with the same Message-ID;
- every read model equals a fold of the whole log from zero;
- the name and number of the planted customer are in no log, no queue and no refusal;
- within 60 s all is well again, and nobody did anything.

What chance decides follows from the seed; the moments at which processes are reached do not. How to add a fault, an
invariant or a mutant: test/faults/README.md.`;

const FAULT_HEADINGS = [
  'fault',
  'what happens',
  'seeds',
  'events',
  'acknowledged',
  'lost',
  'doubled',
  'deadlines',
  'latest',
  'mails',
  'kills',
  'healed',
  '',
];

function summary({ plan, machine, minutes, outcomes, hunted }: Report): string[] {
  const { seed, selection, names, stop } = plan;
  const what = names ? 'some faults' : selection ? 'the selection' : 'all faults';
  const sum = (of: (outcome: Outcome) => number) =>
    whole(lastOfWorlds(outcomes).reduce((all, one) => all + of(one), 0));
  const kills = outcomes.reduce((all, { kills: some }) => all + some, 0);
  return [
    `- ${describe(machine)}`,
    ...(stop.aborted ? [`- STOPPED EARLY: ${faults.length - lastOfWorlds(outcomes).length} faults are not in it`] : []),
    `- ${what}, seed ${seed}, ${minutes.toFixed(0)} minutes: \`npm run faults -- ${selection ? '--selection ' : ''}--seed ${seed}\``,
    `- ${outcomes.filter(({ leftOut }) => !leftOut).length} times in trouble, ${kills} kills`,
    `- ${sum(({ acknowledged }) => acknowledged)} writes acknowledged, ${sum(({ lost }) => lost)} lost, ${sum(({ doubled }) => doubled)} doubled`,
    `- ${sum(({ deadlines }) => deadlines)} deadlines fired, the latest after ${seconds(most(outcomes, ({ worstLatenessMs }) => worstLatenessMs))}, the longest healing took ${healing(outcomes)}`,
    `- ${hunted.length} mutants, ${hunted.filter(({ noticed }) => noticed).length} noticed`,
  ];
}

/** The seeds of a fault share a world, whose figures grow: the last one has all of them. */
function lastOfWorlds(outcomes: readonly Outcome[]): Outcome[] {
  return [...new Map(outcomes.map((outcome) => [outcome.fault, outcome])).values()];
}

function rowOf(name: string, about: string, all: readonly Outcome[]): string[][] {
  const outcomes = all.filter(({ fault }) => fault === name);
  const last = outcomes.at(-1);
  if (!last) return [];
  if (last.leftOut) return [[name, about, '', '', '', '', '', '', '', '', '', '', `LEFT OUT: ${last.leftOut}`]];
  const held = outcomes.every(({ breaches }) => breaches.length === 0);
  return [
    [
      name,
      about,
      String(outcomes.length),
      whole(last.events),
      whole(last.acknowledged),
      whole(last.lost),
      whole(last.doubled),
      whole(last.deadlines),
      seconds(most(outcomes, ({ worstLatenessMs }) => worstLatenessMs)),
      whole(last.mails),
      whole(outcomes.reduce((sum, { kills }) => sum + kills, 0)),
      healing(outcomes),
      [held ? 'held' : 'BROKEN', ...outcomes.flatMap(({ notes }) => notes)].join('; '),
    ],
  ];
}

function healing(outcomes: readonly Outcome[]): string {
  const shown = outcomes.filter(({ leftOut }) => !leftOut);
  return shown.some(({ healedMs }) => healedMs === undefined)
    ? 'no'
    : seconds(most(shown, ({ healedMs = 0 }) => healedMs));
}

const most = (outcomes: readonly Outcome[], of: (outcome: Outcome) => number) => Math.max(0, ...outcomes.map(of));
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
const whole = (value: number) => value.toLocaleString('en');
