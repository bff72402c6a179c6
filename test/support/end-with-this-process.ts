import { spawn } from 'node:child_process';

/** Stops the server of a directory when this run is killed, which nothing but this watcher would then do. */
export function endWithThisProcess(home: string, dataDir: string): void {
  const script =
    'while kill -0 "$1" 2>/dev/null; do sleep 1; done; kill -INT "$(head -1 "$2/postmaster.pid")" 2>/dev/null; sleep 1; rm -rf "$3"';
  spawn('sh', ['-c', script, 'watcher', String(process.pid), dataDir, home], {
    detached: true,
    stdio: 'ignore',
  }).unref();
}
