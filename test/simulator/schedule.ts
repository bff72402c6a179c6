import * as fc from 'fast-check';
import { SendUpdate, sendUpdate } from '../../libs/features/cases/src/domain/customer/send-update';
import { anyDeed, anyReceived, type Move } from '../../libs/features/cases/src/domain/any-life.fixture';
import type { Cell } from './cell';
import { Desk } from './desk';
import { LEASE } from './simulated-process';

/** One thing that happens to the cell. The model is the cell as it can be seen from outside. */
class Happening implements fc.AsyncCommand<Cell, Cell> {
  constructor(
    private readonly name: string,
    private readonly happen: (cell: Cell) => void,
    private readonly possible: (cell: Readonly<Cell>) => boolean = () => true,
  ) {}

  check(model: Readonly<Cell>): boolean {
    return this.possible(model);
  }

  async run(_model: Cell, cell: Cell): Promise<void> {
    this.happen(cell);
    await cell.settle();
  }

  toString(): string {
    return this.name;
  }
}

const HOUR = 3_600_000;

const pick = fc.nat(99);
const someCase = fc.constantFrom('one', 'two');
const someProcess = fc.nat(2);
const nth = <T>(items: readonly T[], n: number): T => items[n % items.length];

/** Somebody looks at a case, does something about it, and it goes to a process. */
function asked(cell: Cell, caseId: string, process: number, make: Move['make']): void {
  const desk = new Desk(cell, caseId);
  make(desk.asLife());
  for (const draft of desk.drafts) cell.ledger.send(cell.ledger.add(draft), cell.processes[process]);
}

const hasCalls = ({ storage }: Readonly<Cell>) => storage.network.answerable.length > 0;
const hasRequests = ({ ledger }: Readonly<Cell>) => ledger.requests.length > 0;
const hasJobs = ({ broker }: Readonly<Cell>) => broker.waiting.length > 0;
const updatesOf = ({ storage }: Readonly<Cell>, caseId: string) =>
  storage.log.stream(`case-${caseId}`).filter(({ type }) => type === 'ProgressUpdateSent');

const deeds = fc
  .tuple(anyDeed, someCase, someProcess)
  .map(([{ name, make }, id, p]) => new Happening(`${name} ${id} at ${p}`, (cell) => asked(cell, id, p, make)));

const retries = [
  fc
    .tuple(pick, someProcess)
    .map(
      ([n, p]) =>
        new Happening(
          `request ${n} once more at ${p}`,
          ({ ledger, processes }) => ledger.send(nth(ledger.requests, n), processes[p]),
          hasRequests,
        ),
    ),
  fc.tuple(pick, someProcess).map(
    ([n, p]) =>
      new Happening(
        `another request under the key of ${n}`,
        ({ ledger, processes }) => {
          const request = nth(ledger.requests, n);
          if (request.reply) ledger.misuse(request, processes[p]);
        },
        hasRequests,
      ),
  ),
];

const calls = [
  pick.map(
    (n) =>
      new Happening(
        `call ${n} is answered`,
        ({ storage: { network } }) => network.deliver(nth(network.answerable, n)),
        hasCalls,
      ),
  ),
  pick.map(
    (n) =>
      new Happening(
        `call ${n} takes effect, its answer travels on`,
        ({ storage: { network } }) => nth(network.open, n).take(),
        hasCalls,
      ),
  ),
  fc
    .tuple(pick, fc.boolean())
    .map(
      ([n, effect]) =>
        new Happening(
          `call ${n} ${effect ? 'takes effect, its answer is lost' : 'is lost'}`,
          ({ storage: { network } }) => network.lose(nth(network.answerable, n), effect),
          hasCalls,
        ),
    ),
];

/** All that travels arrives, in the order in which it was sent; what that sets off travels next. */
const quick = fc.constant(
  new Happening(
    'the network is quick',
    ({ storage: { network } }) => network.answerable.forEach((call) => network.deliver(call)),
    hasCalls,
  ),
);

const jobs = [
  fc.tuple(pick, someProcess, fc.boolean()).map(
    ([n, p, again]) =>
      new Happening(
        `job ${n} to ${p}${again ? ', and it will come again' : ''}`,
        (cell) => {
          const job = nth(cell.broker.waiting, n);
          if (!again) cell.broker.remove(job);
          cell.work(job, cell.processes[p]);
        },
        hasJobs,
      ),
  ),
  pick.map((n) => new Happening(`job ${n} is lost`, ({ broker }) => broker.remove(nth(broker.waiting, n)), hasJobs)),
];

/** Of all that people do to a case little sends a letter, and what befalls letters has to be seen often. */
const letters = fc
  .tuple(someCase, someProcess)
  .map(
    ([id, p]) =>
      new Happening(`somebody writes to the customer of ${id} at ${p}`, (cell) =>
        asked(cell, id, p, (life) => void life.send(sendUpdate, (m) => new SendUpdate('case', { text: '进展' }, m))),
      ),
  );

const bounces = fc.tuple(pick, someCase).map(
  ([n, caseId]) =>
    new Happening(
      `update ${n} of ${caseId} bounces`,
      (cell) => {
        const { messageId } = nth(updatesOf(cell, caseId), n).data as { readonly messageId?: string };
        if (messageId) cell.broker.add({ kind: 'bounce', caseId, messageId });
      },
      (cell) => updatesOf(cell, caseId).length > 0,
    ),
);

const workers = [
  fc
    .tuple(someProcess, fc.nat(1), fc.integer({ min: 1, max: 5 }))
    .map(
      ([p, which, limit]) =>
        new Happening(`${p} projects ${limit}`, ({ processes }) => void processes[p].projectors[which].advance(limit)),
    ),
  someProcess.map((p) => new Happening(`${p} sweeps`, (cell) => cell.work({ kind: 'tick' }, cell.processes[p]))),
  someProcess.map((p) => new Happening(`${p} reacts`, (cell) => cell.react(cell.processes[p]))),
];

const faults = [
  fc
    .tuple(someProcess, fc.boolean())
    .map(
      ([p, arrive]) =>
        new Happening(`${p} dies, its calls ${arrive ? '' : 'never '}arrive`, (cell) => cell.crash(p, arrive)),
    ),
  someProcess.map(
    (p) =>
      new Happening(`${p} freezes or wakes`, ({ processes }) => {
        processes[p].paused = !processes[p].paused;
      }),
  ),
];

const time = [
  fc.integer({ min: 1, max: 2 * LEASE }).map(
    (ms) =>
      new Happening(`${ms} ms pass`, (cell) => {
        cell.clock.pass(ms);
        cell.broker.add({ kind: 'tick' });
      }),
  ),
  fc
    .integer({ min: 1, max: 60 })
    .map((hours) => new Happening(`${hours} h pass`, ({ clock }) => clock.pass(hours * HOUR))),
  fc
    .integer({ min: 1, max: 200 })
    .map((hours) => new Happening(`${hours} h leap`, ({ clock }) => clock.jump(hours * HOUR))),
];

const oneOf = (...some: fc.Arbitrary<Happening>[]) => fc.oneof(...some);

const anyHappening = fc.oneof(
  { weight: 6, arbitrary: deeds },
  { weight: 3, arbitrary: oneOf(...retries) },
  { weight: 8, arbitrary: oneOf(...calls) },
  { weight: 5, arbitrary: quick },
  { weight: 3, arbitrary: oneOf(...jobs) },
  { weight: 2, arbitrary: letters },
  { weight: 2, arbitrary: bounces },
  { weight: 5, arbitrary: oneOf(...workers) },
  { weight: 2, arbitrary: oneOf(...faults) },
  { weight: 3, arbitrary: oneOf(...time) },
);

/** @param replayPath as printed with a failure */
export const anySchedule = (replayPath?: string) =>
  fc.commands([anyHappening], { maxCommands: 50, size: 'max', replayPath });

/** The feedback that begins a case, and where it is taken. */
const beginningOf = (id: string) =>
  fc
    .tuple(anyReceived, someProcess)
    .map(([receive, p]) => new Happening(`${id} begins at ${p}`, (cell) => asked(cell, id, p, receive)));

export const anyBeginning = fc.oneof(fc.tuple(beginningOf('one')), fc.tuple(beginningOf('one'), beginningOf('two')));
