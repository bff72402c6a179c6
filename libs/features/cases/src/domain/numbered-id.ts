const LAST_GROUP = 12;
const SPACE = 16 ** LAST_GROUP;

/** Ids of several things that one command creates: the first has the command's own, the others follow it. */
export function numberedId(commandId: string, index: number): string {
  if (index === 0) return commandId;
  const last = Number.parseInt(commandId.slice(-LAST_GROUP), 16);
  const next = ((last + index) % SPACE).toString(16).padStart(LAST_GROUP, '0');
  return `${commandId.slice(0, -LAST_GROUP)}${next}`;
}
