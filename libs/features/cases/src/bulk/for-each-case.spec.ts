import { type Command, type CommandMeta, Rejection } from '@engine/decider';
import type { EventStore } from '@engine/event-store';
import type { CommandBus } from '@nestjs/cqrs';
import { meta } from '../domain/case.fixture';
import { ForEachCase } from './for-each-case';

const store = { load: () => Promise.resolve({ state: { status: 'received', number: '1' } }) } as unknown as EventStore;
const does = (answer: (command: Command) => Promise<object>) =>
  new ForEachCase({ execute: answer } as unknown as CommandBus, store);
const commandFor = (id: string, of: CommandMeta): Command => ({ id, data: {}, meta: of });
const reply = { version: 2, position: 9 };

describe('one command for each of many cases', () => {
  it('answers in the order asked, each case once', async () => {
    const bulk = does(async ({ id }) => {
      if (id === 'a') await new Promise((resolve) => setTimeout(resolve, 5));
      return reply;
    });
    const results = await bulk.run(['a', 'b', 'a'], meta(), commandFor);
    expect(results).toEqual([
      { caseId: 'a', number: '1', ok: true, version: 2, position: 9 },
      { caseId: 'b', number: '1', ok: true, version: 2, position: 9 },
    ]);
  });

  it('goes on after a refusal, and tells which case it was', async () => {
    const refusal = new Rejection('CASE_NOT_OPEN', 'Closed.');
    const bulk = does(({ id }) => (id === 'a' ? Promise.reject(refusal) : Promise.resolve(reply)));
    const [a, b] = await bulk.run(['a', 'b'], meta(), commandFor);
    expect(a).toEqual({ caseId: 'a', number: '1', ok: false, refusal });
    expect(b.ok).toBe(true);
  });

  it('stops at a failure that is no refusal', async () => {
    const sent: string[] = [];
    const bulk = does(({ id }) => {
      sent.push(id);
      return Promise.reject(new Error('the database is gone'));
    });
    const many = Array.from({ length: 100 }, (_, index) => String(index));
    await expect(bulk.run(many, meta(), commandFor)).rejects.toThrow('the database is gone');
    expect(sent.length).toBeLessThanOrEqual(32);
  });

  it('stops when the key was used with another request', async () => {
    const reused = new Rejection('IDEMPOTENCY_KEY_REUSED', 'Send a new key.');
    await expect(does(() => Promise.reject(reused)).run(['a'], meta(), commandFor)).rejects.toBe(reused);
  });

  it('has at most 32 under way', async () => {
    let underWay = 0;
    let most = 0;
    const bulk = does(async () => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay--;
      return reply;
    });
    const many = Array.from({ length: 200 }, (_, index) => String(index));
    expect(await bulk.run(many, meta(), commandFor)).toHaveLength(200);
    expect(most).toBe(32);
  });

  it('has no version that a client can have seen, but for a single case', async () => {
    const seen = { ...meta(), expectedVersion: 3 };
    const bulk = does(({ meta: { expectedVersion } }) => Promise.resolve({ ...reply, version: expectedVersion! + 1 }));
    await expect(bulk.run(['a', 'b'], seen, commandFor)).rejects.toMatchObject({ code: 'NO_COMMON_VERSION' });
    expect(await bulk.run(['a'], seen, commandFor)).toMatchObject([{ version: 4 }]);
  });

  it('gives the same ids to the same command and case', async () => {
    const seen: CommandMeta[] = [];
    const bulk = does((command) => {
      seen.push(command.meta);
      return Promise.resolve(reply);
    });
    for (let time = 0; time < 2; time++) await bulk.run(['a', 'b'], meta(), commandFor);
    expect(seen[0].commandId).toBe(seen[2].commandId);
    expect(seen[0].commandId).not.toBe(seen[1].commandId);
    expect(seen[0].commandId).not.toBe(meta().commandId);
  });
});
