import type { Api } from './api';

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly api: Api;
}

/** The people of the demo; names are those of the source documents where these have one. */
export interface Organisation {
  readonly agent: Colleague;
  readonly owner: Colleague;
  readonly head: Colleague;
  readonly sales: Colleague;
  readonly crossDepartmentOwner: Colleague;
  readonly executive: Colleague;
  readonly auditor: Api;
}

/** Sets up departments, people and keys as an administrator would. */
export async function organise(admin: Api): Promise<Organisation> {
  const service = await admin.post('/v1/departments', { name: '客服部' });
  const sales = await admin.post('/v1/departments', { name: '销售部' });
  const hire = async (name: string, mail: string, roles: string[], departmentId?: string): Promise<Colleague> => {
    const person = await admin.post('/v1/people', { name, email: `${mail}@hearback.example`, departmentId });
    const { key } = await admin.post('/v1/api-keys', { label: name, roles, personId: person.id });
    return { id: person.id, name, api: admin.as(key) };
  };
  const agent = await hire('张', 'zhang', ['agent'], service.id);
  const owner = await hire('刘工', 'liu', ['owner'], service.id);
  const head = await hire('陈主管', 'chen', ['department_head'], service.id);
  const seller = await hire('赵经理', 'zhao', ['owner'], sales.id);
  const cross = await hire('李总监', 'li', ['department_head'], sales.id);
  const executive = await hire('王总', 'wang', ['department_head']);
  const heads = { headId: head.id, crossDepartmentOwnerId: cross.id };
  await admin.post(`/v1/departments/${service.id}/profile`, { name: '客服部', ...heads });
  await admin.post(`/v1/departments/${sales.id}/profile`, { name: '销售部', ...heads });
  await admin.post('/v1/organisation/intake-department', { departmentId: service.id });
  const last = await admin.post('/v1/organisation/executive-on-duty', { personId: executive.id });
  const { key } = await admin.post('/v1/api-keys', { label: 'audit', roles: ['auditor'] });
  await admin.get(`/v1/people?after=${last.position}`);
  return { agent, owner, head, sales: seller, crossDepartmentOwner: cross, executive, auditor: admin.as(key) };
}
