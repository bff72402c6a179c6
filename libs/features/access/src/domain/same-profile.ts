/** Whether two flat records say the same; a field that is undefined counts as one that is not there. */
export function sameProfile<T extends object>(one: T, other: T): boolean {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof T>;
  return [...fields].every((field) => one[field] === other[field]);
}
