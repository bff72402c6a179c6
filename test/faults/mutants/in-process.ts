import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventLog, EventStore } from '@engine/event-store';
import { Deadlines } from '@engine/deadlines';
import type { Database } from '@engine/platform';
import { ProjectionRunner, Wake } from '@engine/projections';
import { appendedBatch, appendStatement } from '../../../libs/engine/event-store/src/append-batch';
import { Projector } from '../../../libs/engine/projections/src/projector';
import { SubscriptionLoop } from '../../../libs/engine/projections/src/subscription-loop';
import { Courier } from '../../../libs/features/notifications/src/delivery/courier';
import { replace, wrap } from '../processes/wrap';

/* eslint-disable @typescript-eslint/no-explicit-any -- what is broken here is private: without its name, no start */

const UNCOMMITTED_MS = 300;
const OFTEN_MS = 100;

/** What a process of the suite can be told to do wrong. */
export const inProcess = {
  /** Every retry is a command of its own. */
  'the command key is ignored': () =>
    wrap(EventStore.prototype, 'decide', (decide, stream, command: any, ...rest) => {
      command.meta = { ...command.meta, commandId: randomUUID() };
      return decide(stream, command, ...rest);
    }),

  'acknowledged before the commit': () =>
    replace(EventLog.prototype, 'appendBatch', async function (this: any, items: any) {
      const client = await (this.database as Database).connect();
      await client.query('begin');
      const { rows } = await client.query(appendStatement(items));
      setTimeout(() => void client.query('commit').finally(() => client.release()), UNCOMMITTED_MS);
      return appendedBatch(items, rows).results;
    }),

  /** And thinks for a while between reading and writing, so that others do the same meanwhile. */
  'every worker fires all the time': () => {
    wrapped(Deadlines.prototype, 'register', (deadlines) => setInterval(() => deadlines.tick(), OFTEN_MS));
    wrap(EventLog.prototype, 'append', async (append, given) => {
      await sleep(2 * OFTEN_MS);
      return append(given);
    });
  },

  'an escalation is written twice': () =>
    wrap(EventLog.prototype, 'append', (append, given: any) => {
      const causes = given.facts.filter(({ data }: any) => data.cause?.kind === 'clock');
      const again = causes.map(({ data }: any) => ({ type: 'EscalationCauseAdded', data }));
      return append({ ...given, facts: [...given.facts, ...again] });
    }),

  'nobody is woken and nobody looks': () => {
    replace(Wake.prototype, 'notify', () => undefined);
    replace(Wake.prototype, 'receive', () => undefined);
    wrapped(ProjectionRunner.prototype, 'start', (runner) => clearInterval(runner.poll));
  },

  /** Every fifth batch. */
  'the checkpoint moves without rows': () => {
    let batches = 0;
    wrap(Projector.prototype, 'apply', (apply, tx, entries: any) =>
      ++batches % 5 === 0 ? Promise.resolve({ events: entries.length, poisons: [] }) : apply(tx, entries),
    );
  },

  'a batch is applied twice': () =>
    wrap(Projector.prototype, 'apply', async (apply, ...batch) => {
      await apply(...batch);
      return apply(...batch);
    }),

  'a lost connection is given up': () =>
    replace(SubscriptionLoop.prototype, 'recover', () => new Promise(() => undefined)),

  'what customers say is logged': () =>
    wrap(EventStore.prototype, 'decide', (decide, stream, command: any, ...rest) => {
      console.log(JSON.stringify(command.data));
      return decide(stream, command, ...rest);
    }),

  'each mail has an id of its own': () =>
    replaceTransport((send) => (mail, message) => send({ ...mail, messageId: `<${randomUUID()}@nowhere>` }, message)),
} satisfies Readonly<Record<string, () => void>>;

export type InProcess = keyof typeof inProcess;

function wrapped(prototype: object, name: string, after: (self: any) => void): void {
  const original = (prototype as any)[name];
  replace(prototype, name, async function (this: any, ...given: any[]) {
    const result = await original.apply(this, given);
    after(this);
    return result;
  });
}

type Send = (mail: any, message: any) => Promise<unknown>;

function replaceTransport(change: (send: Send) => Send): void {
  const original = (Courier.prototype as any).attempt;
  replace(Courier.prototype, 'attempt', function (this: any, message: any) {
    const { transport } = this.parts;
    const send = change((mail, given) => transport.send(mail, given));
    const changed = Object.assign(Object.create(Courier.prototype), this, {
      parts: { ...this.parts, transport: { ...transport, send } },
    });
    return original.call(changed, message);
  });
}
