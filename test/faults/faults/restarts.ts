import type { Fault } from '../fault';

const RESTARTS = 30;

export const rollingRestarts: Fault = {
  name: 'rolling restarts',
  about: 'each process in turn is asked to end and started again, thirty times, under load',
  async strike({ world, expect }) {
    const before = world.kills;
    for (let restart = 0; restart < RESTARTS; restart++) {
      const process = world.processes[restart % world.processes.length];
      await process.kill('SIGTERM');
      await process.start();
    }
    expect('no process had to be killed', world.kills === before);
  },
};
