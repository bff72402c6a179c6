import { orAsk, wantedDelay } from '../approvals/request-approval';
import { directory, timetables } from '../case.fixture';
import { NotifyDelay, notifyDelay } from '../planning/notify-delay';
import { PlanResolution } from '../planning/plan-resolution';
import { ResumeCase, resumeCase, StartWaiting, startWaiting } from '../planning/wait';
import { planWithMilestones } from '../promises/milestones';
import { waitingReasons } from '../vocabulary';
import * as fc from 'fast-check';
import { ahead, c, does, isoIn, type Move, nothing, spoken } from './deed.fixture';

export const planningDeeds: fc.Arbitrary<Move>[] = [
  does('plan', fc.tuple(ahead, ahead), (l, [hours, milestone], as) =>
    l.send(
      planWithMilestones(directory),
      (m) =>
        new PlanResolution(
          c,
          {
            measures: ['检测'],
            milestones: [
              {
                what: milestone % 2 ? '上门' : '寄件',
                dueAt: isoIn(l, milestone),
                visibleToCustomer: milestone % 3 === 0,
              },
            ],
            resources: [],
            plannedDate: l.existing.plan?.date ?? isoIn(l, hours),
          },
          m,
        ),
      as,
    ),
  ),
  does('delay', fc.tuple(ahead, spoken), (l, [hours, channel], as) =>
    l.send(
      orAsk(notifyDelay(timetables, directory), wantedDelay, directory),
      (m) => new NotifyDelay(c, { plannedDate: isoIn(l, hours), reason: '缺件', channel }, m),
      as,
    ),
  ),
  does('wait', fc.tuple(fc.constantFrom(...waitingReasons), ahead), (l, [reason, hours], as) =>
    l.send(
      startWaiting(directory),
      (m) =>
        new StartWaiting(
          c,
          {
            reason,
            supplier: { name: '安装商', promisedAt: isoIn(l, hours) },
            customerWords: '请稍候',
            nextStep: '复查',
            nextStepOwnerId: 'liu',
            nextStepAt: isoIn(l, hours),
          },
          m,
        ),
      as,
    ),
  ),
  does('resume', nothing, (l, _, as) => l.send(resumeCase, (m) => new ResumeCase(c, {}, m), as)),
];
