/** `li.na@example.com` -> `l***@example.com`; what is no address shows nothing of itself. */
export function maskAddress(address: string): string {
  const match = /^([^@]+)@([^@\s]+)$/.exec(address);
  return match ? `${[...match[1]][0]}***@${match[2]}` : '***';
}
