/** Ms for an orderly end, after which the process ends itself the hard way. */
const PATIENCE_MS = 8_000;

/**
 * Ends this process when the supervisor that started it is gone, however it went: kill -9 closes the ipc channel too.
 * Call it first thing in main. Does nothing in a process that has no such parent.
 */
export function endWithParent(): void {
  if (!process.send) return;
  if (!process.connected) return end();
  process.once('disconnect', end);
  process.channel?.unref(); // or the listener alone would keep the process alive
}

function end(): void {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), PATIENCE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
}
