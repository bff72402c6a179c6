/** Waits until `check` no longer throws or returns false; fails with its last error. `timeout` in milliseconds. */
export async function eventually(check: () => unknown, timeout = 5_000): Promise<void> {
  for (const deadline = Date.now() + timeout; ;) {
    try {
      if ((await check()) !== false) return;
      if (Date.now() > deadline) throw new Error(`not within ${timeout} ms: ${check.toString()}`);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
