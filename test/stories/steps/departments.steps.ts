import type { Department, Person } from '../../support/hearback-organisation';
import { departments } from '../reading/names';
import type { Moment } from '../reading/parameters';
import { phrase } from '../reading/phrase';
import type { World } from '../world';

const idOf = (world: World, department: Department) => world.app.organisation.departments[department];

/** The department that a person speaks for. */
async function departmentOf(world: World, who: Person): Promise<string> {
  const people = await world.app.as('auditor').all('/people');
  return people.find(({ id }) => id === world.personId(who)).departmentId;
}

export const departmentSteps = [
  phrase(
    '{moment} {person}请{department}{departmentRole}，理由{text}，主责人是{person}',
    'at {moment} {person} asks {department} to {departmentRole}, because {text}, with {person} accountable',
    (world, moment: Moment, who: Person, department: Department, role, reason, accountable: Person) =>
      world.act(moment, who, 'departments', () => ({
        departmentId: idOf(world, department),
        role,
        reason,
        accountableId: world.personId(accountable),
      })),
  ),
  phrase(
    '{moment} {person}推辞：{text}，说该由{department}来办',
    'at {moment} {person} declines: {text}, and says it is for {department}',
    async (world, moment: Moment, who: Person, reason: string, instead: Department) =>
      world.act(moment, who, `departments/${await departmentOf(world, who)}/refusal`, () => ({
        reason,
        insteadDepartmentId: idOf(world, instead),
      })),
  ),
  phrase(
    '{moment} {person}接受，由{person}负责',
    'at {moment} {person} accepts and gives it to {person}',
    async (world, moment: Moment, who: Person, owner: Person) =>
      world.act(moment, who, `departments/${await departmentOf(world, who)}/acceptance`, () => ({
        ownerId: world.personId(owner),
      })),
  ),
  phrase(
    '{moment} {person}裁定由{department}负责：{text}',
    'at {moment} {person} rules that it is for {department}: {text}',
    (world, moment: Moment, who: Person, department: Department, reason: string) =>
      world.act(moment, who, 'ruling', () => ({ departmentId: idOf(world, department), reason })),
  ),
  phrase(
    '{person}这时再推辞也不行：{text}',
    '{person} can no longer decline: {text}',
    async (world, who: Person, sentence: string) => {
      const refusal = { reason: '不归我们', insteadDepartmentId: idOf(world, 'service') };
      expect(await world.refusal(who, `departments/${await departmentOf(world, who)}/refusal`, refusal)).toContain(
        sentence,
      );
    },
  ),
  phrase('{department}{standing}', '{department} {standing}', async ({ kase }, department: Department, standing) => {
    const parts: { name: string; standing: string }[] = (await kase.now()).departments;
    expect(parts.find(({ name }) => name === departments[department][0])).toMatchObject({ standing });
  }),
];
