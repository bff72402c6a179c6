import { appendRace } from './peers/append/append-race';
import { deadlinesRace } from './peers/deadlines/deadlines-race';
import { httpRace } from './peers/http/http-race';
import { rebuildRace } from './peers/rebuild/rebuild-race';
import { runSuites } from './run-suites';

runSuites('bench:peers', { append: appendRace, http: httpRace, deadlines: deadlinesRace, rebuild: rebuildRace });
