/** On a terminal one line that changes; elsewhere a line every two seconds, so that a log shows that work goes on. */
const EVERY_MS = 2_000;
const began = performance.now();
let shownAt = -Infinity;

export function say(text: string): void {
  clear();
  console.log(`[${((performance.now() - began) / 1_000).toFixed(0).padStart(3)} s] ${text}`);
}

export function progress(text: string): void {
  if (process.stdout.isTTY) {
    clear();
    process.stdout.write(text);
  } else if (performance.now() - shownAt >= EVERY_MS) {
    shownAt = performance.now();
    say(text);
  }
}

function clear(): void {
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[2K');
}
