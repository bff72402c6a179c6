/** @throws RangeError for an invalid Date, which would otherwise spread silently. */
export function epochOf(at: Date): number {
  const epoch = at.getTime();
  if (Number.isNaN(epoch)) throw new RangeError('An invalid Date is no instant.');
  return epoch;
}

/** @throws RangeError when the instant lies beyond what a Date can hold. */
export function instantOf(epoch: number): Date {
  const at = new Date(epoch);
  epochOf(at);
  return at;
}
