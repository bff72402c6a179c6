/** Whether two documents say the same: the log gives keys back in another order, and leaves out what is undefined. */
export function sameContent(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

function sorted(document: unknown): string {
  return JSON.stringify(document, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
