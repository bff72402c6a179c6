import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../fault';
import { publishCalendar } from './publish';

const HOUR = 3_600_000;

export const clockBackAndForth: Fault = {
  name: 'clock back and forth',
  about: 'the business clock is an hour ahead, then an hour behind, three times',
  selected: true,
  leap: 0,
  async strike({ world, chance }) {
    for (let round = 0; round < 3; round++) {
      await world.time.leap(HOUR);
      await sleep(chance.between(500, 2_000));
      await world.time.leap(-HOUR);
      await sleep(chance.between(500, 2_000));
      await world.time.leap(1.6 * HOUR);
      await sleep(chance.between(500, 1_000));
    }
  },
};

/** Nights in which Berlin changes its clocks, and a leap day; from the day before on, hour by hour. */
const DAYS = ['2026-03-28T20:00:00+01:00', '2026-10-24T20:00:00+02:00', '2028-02-28T20:00:00+01:00'];

export const clockChanges: Fault = {
  name: 'daylight saving and leap day',
  about: 'cases on the calendar of Berlin live through both changes of the clock and through 29 February',
  leap: 0,
  async strike({ world }) {
    await publishCalendar(world, 'berlin', 'Europe/Berlin', [2026, 2027, 2028]);
    for (const day of DAYS) {
      await world.time.leapTo(day);
      for (let hour = 0; hour < 14; hour++) {
        await sleep(300);
        await world.time.leap(3 * HOUR);
      }
    }
  },
};
