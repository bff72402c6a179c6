import { appendRace } from './peers/append/append-race';
import { runSuites } from './run-suites';

runSuites('bench:peers', { append: appendRace });
