/** Who looks at a board, and when. */
export interface Viewer {
  readonly personId?: string;
  readonly departmentId?: string;
  readonly now: Date;
}

/** Which lines of the list are on it; `c` is a line. */
export interface Board {
  readonly condition: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const UNFINISHED = "c.status <> 'closed'";
/** The bounds let an index find what a calculation with each line's own zone could not. */
const TODAY = `c.due_order between cast(:boardNow as timestamptz) - interval '26 hours'
     and cast(:boardNow as timestamptz) + interval '26 hours'
   and (c.due_order at time zone c.zone)::date = (cast(:boardNow as timestamptz) at time zone c.zone)::date`;

/** Every board there is, by name. One more is one line more; what it needs of a case is a column of the list. */
const CONDITIONS = {
  mine: `c.owner_id = cast(:boardPerson as uuid) and ${UNFINISHED}`,
  my_department: `c.department_id = cast(:boardDepartment as uuid) and ${UNFINISHED}`,
  unaccepted: 'c.unaccepted',
  overdue: 'c.due_order <= cast(:boardNow as timestamptz)',
  due_today: TODAY,
  escalated_to_me: 'cardinality(c.escalated_to) > 0 and c.escalated_to @> array[cast(:boardPerson as uuid)]',
  waiting: "c.status = 'waiting'",
  silent_closes: "c.closing_basis = 'silence'",
  oral_confirmations: "c.confirmation_mode = 'oral'",
  reclassified: 'c.reclassified',
  declined: 'c.declined',
} as const;

export type BoardName = keyof typeof CONDITIONS;
export const boardNames = Object.keys(CONDITIONS) as BoardName[];

export function isBoard(name: string): name is BoardName {
  return name in CONDITIONS;
}

/** A key that belongs to nobody has nothing on the boards of a person. */
export function boardOf(name: BoardName, { personId, departmentId, now }: Viewer): Board {
  return {
    condition: CONDITIONS[name],
    parameters: { boardPerson: personId ?? null, boardDepartment: departmentId ?? null, boardNow: now.toISOString() },
  };
}
