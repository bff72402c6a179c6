import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../fault';

/** Shorter than the pause before a third attempt, or healing would mean waiting for that. */
const TROUBLE_MS = 5_000;

export const mailServerGone: Fault = {
  name: 'mail server gone',
  about: 'nobody listens for five seconds',
  async strike({ world }) {
    await world.mail.stop();
    await sleep(TROUBLE_MS);
    await world.mail.start();
  },
};

export const mailServerSlow: Fault = {
  name: 'mail server slow',
  about: 'every mail takes two seconds',
  async strike({ world }) {
    world.mail.beforeAnswer = () => sleep(2_000);
    await sleep(TROUBLE_MS);
    world.mail.beforeAnswer = () => Promise.resolve();
  },
};

export const mailServerRefuses: Fault = {
  name: 'mail server refuses',
  about: 'some mails for now (451), some for good (550)',
  async strike({ world, chance }) {
    const later = { code: 451, text: '4.3.0 try again' };
    const never = { code: 550, text: '5.1.1 no such user' };
    const words = chance.fork();
    world.mail.refuse = () => words.of([later, later, never, undefined]);
    await sleep(TROUBLE_MS);
    world.mail.refuse = () => undefined;
  },
};

export const mailServerCutsOff: Fault = {
  name: 'mail server cuts off',
  about: 'the line breaks when a mail was taken and before that was said',
  selected: true,
  async strike({ world, expect }) {
    const before = world.mail.mails.length;
    world.mail.beforeAnswer = () => {
      for (const { network } of world.workers) network.link('smtp').reset();
      return Promise.resolve();
    };
    await sleep(TROUBLE_MS);
    world.mail.beforeAnswer = () => Promise.resolve();
    expect('mails are taken', world.mail.mails.length > before);
  },
};
