import type { Person } from '../../support/hearback';
import type { Moment } from '../reading/parameters';
import { phrase } from '../reading/phrase';
import { toldOnce } from './ladder.steps';

export const approvalSteps = [
  phrase(
    '{moment} 请{person}审批：{about}',
    'at {moment} {person} is asked for leave: {about}',
    async (world, moment: Moment, who: Person, about: string) => {
      const approver = expect.objectContaining({ personId: world.personId(who) });
      const { eventId } = await world.happened(moment, 'ApprovalRequested', () => ({ about, approver }));
      await toldOnce(world, eventId, who);
    },
  ),
  phrase('{moment} {person}批准', 'at {moment} {person} grants it', async (world, moment: Moment, who: Person) => {
    await world.reach(moment);
    const requests: { approvalId: string; state: string }[] = (await world.kase.now()).approvals;
    const open = requests.filter(({ state }) => state === 'open');
    expect(open).toHaveLength(1);
    await world.act(moment, who, `approvals/${open[0].approvalId}/decision`, () => ({ granted: true }));
  }),
];
