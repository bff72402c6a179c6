import { pauseBeforeRestart } from './restart-pause';

describe('the pause before a restart', () => {
  it('doubles with each death, and ends with the fifth within a minute', () => {
    const deaths = [1, 2, 3, 4, 5];
    const pauses = deaths.map((_death, index) => pauseBeforeRestart(deaths.slice(0, index + 1), 10));
    expect(pauses).toEqual([250, 500, 1000, 2000, undefined]);
  });

  it('forgets deaths after a minute', () => {
    expect(pauseBeforeRestart([0, 0, 0, 0, 60_000], 60_000)).toBe(250);
  });
});
