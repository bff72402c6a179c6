import { append } from './append/append';
import { deadlines } from './deadlines/deadlines';
import { http } from './http/http';
import { projection } from './projection/projection';
import { runSuites } from './run-suites';

runSuites('bench', { append, http, projection, deadlines });
