import type { Caller } from './hearback-client';

/** Three departments with a head and a cross-department owner each, and an executive on duty. */
export const DEPARTMENTS = {
  service: { name: '客服部', head: 'serviceHead', crossDepartmentOwner: 'serviceCross' },
  engineering: { name: '技术部', head: 'engineeringHead', crossDepartmentOwner: 'engineeringCross' },
  installation: { name: '安装服务部', head: 'installationHead', crossDepartmentOwner: 'installationCross' },
} as const;

export const PEOPLE = {
  agent: { name: '林客服', department: 'service', role: 'agent' },
  owner: { name: '张伟', department: 'service', role: 'owner' },
  serviceHead: { name: '陈主管', department: 'service', role: 'department_head' },
  serviceCross: { name: '李总', department: undefined, role: 'department_head' },
  engineer: { name: '钱工', department: 'engineering', role: 'owner' },
  engineeringHead: { name: '赵主管', department: 'engineering', role: 'department_head' },
  engineeringCross: { name: '周总', department: undefined, role: 'department_head' },
  installer: { name: '刘工', department: 'installation', role: 'owner' },
  installationHead: { name: '孙主管', department: 'installation', role: 'department_head' },
  installationCross: { name: '吴总', department: undefined, role: 'department_head' },
  executive: { name: '王总', department: undefined, role: 'department_head' },
  auditor: { name: '何审计', department: undefined, role: 'auditor' },
} as const;

export type Department = keyof typeof DEPARTMENTS;
export type Person = keyof typeof PEOPLE;

export interface Organisation {
  readonly departments: Readonly<Record<Department, string>>;
  readonly people: Readonly<Record<Person, string>>;
  readonly names: Readonly<Record<Person, string>>;
  /** One API key for each person. */
  readonly keys: Readonly<Record<Person, string>>;
}

/** Registered through the API, as an administrator would. */
export async function foundOrganisation(administrator: Pick<Caller, 'did'>): Promise<Organisation> {
  const departments = await each(DEPARTMENTS, async ({ name }) => idOf(administrator.did('/departments', { name })));
  const people = await each(PEOPLE, async ({ name, department }, nick) =>
    idOf(
      administrator.did('/people', {
        name,
        email: `${nick.toLowerCase()}@staff.example.com`,
        departmentId: department && departments[department],
      }),
    ),
  );
  await each(DEPARTMENTS, ({ name, head, crossDepartmentOwner }, nick) =>
    administrator.did(`/departments/${departments[nick]}/profile`, {
      name,
      headId: people[head],
      crossDepartmentOwnerId: people[crossDepartmentOwner],
    }),
  );
  await administrator.did('/organisation/intake-department', { departmentId: departments.service });
  await administrator.did('/organisation/executive-on-duty', { personId: people.executive });
  const keys = await each(PEOPLE, async ({ role, name }, nick) => {
    const issued = await administrator.did('/api-keys', { label: name, roles: [role], personId: people[nick] });
    return issued.key as string;
  });
  const names = await each(PEOPLE, ({ name }) => Promise.resolve(name));
  return { departments, people, names, keys };
}

async function idOf(registered: Promise<{ id: string }>): Promise<string> {
  return (await registered).id;
}

async function each<K extends string, V, R>(
  record: Readonly<Record<K, V>>,
  work: (value: V, key: K) => Promise<R>,
): Promise<Record<K, R>> {
  const entries = Object.entries(record) as [K, V][];
  const done = await Promise.all(entries.map(async ([key, value]) => [key, await work(value, key)]));
  return Object.fromEntries(done) as Record<K, R>;
}
