export { type ClockMove, ClockStuck, moveClock } from './move-clock';
export { type DeadlineFigures, dueBehind, readDeadlineFigures } from './deadline-figures';
export { type DeadlineObserver, type DeadlineOptions, Deadlines } from './deadlines';
export { type DueStep, type FireDeadline, commandIdOf } from './due-step';
export { type Chore, Sweeper, type SweeperOptions } from './sweeper';
export { startTickJob, type TickQueues } from './tick-job';
export { Deadline1700000000300 } from './migrations/0001-deadline';
