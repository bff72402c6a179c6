import type { StepKey } from './fire-due-steps';

export { stepsDoneBy } from './steps-done';

export const nameOf = ({ clock, subject, round, step }: StepKey): string => [clock, subject, round, step].join('/');
