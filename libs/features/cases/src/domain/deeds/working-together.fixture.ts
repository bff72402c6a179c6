import * as the from '../case.fixture';
import { directory } from '../case.fixture';
import {
  AcceptEngagement,
  acceptEngagement,
  DeclineEngagement,
  declineEngagement,
} from '../departments/answer-engagement';
import { EngageDepartment, engageDepartment } from '../departments/engage-department';
import { RuleOwnership, ruleOwnership } from '../departments/rule-ownership';
import { SetSubTask, setSubTask } from '../departments/set-sub-task';
import { DeclareIncident, declareIncident } from '../incidents/declare-incident';
import { JoinIncident, joinIncident, LeaveIncident, leaveIncident } from '../incidents/join-incident';
import { departmentRoles } from '../vocabulary';
import * as fc from 'fast-check';
import { aDepartment, ahead, c, does, isoIn, type Move, nothing } from './deed.fixture';

export const workingTogetherDeeds: fc.Arbitrary<Move>[] = [
  does(
    'engage',
    fc.record({
      departmentId: aDepartment,
      role: fc.constantFrom(...departmentRoles),
      accountableId: fc.constantFrom(undefined, 'he', 'wang'),
    }),
    (l, d, as) => l.send(engageDepartment(directory), (m) => new EngageDepartment(c, { ...d, reason: '质量' }, m), as),
  ),
  does('accept for a department', fc.tuple(aDepartment, fc.constantFrom(undefined, 'zhao')), (l, [id, ownerId], as) =>
    l.send(acceptEngagement(directory), (m) => new AcceptEngagement(c, { departmentId: id, ownerId }, m), as),
  ),
  does('decline for a department', fc.tuple(aDepartment, aDepartment), (l, [departmentId, insteadDepartmentId], as) =>
    l.send(
      declineEngagement(directory),
      (m) => new DeclineEngagement(c, { departmentId, insteadDepartmentId, reason: '不属于我部门' }, m),
      as,
    ),
  ),
  does('rule', aDepartment, (l, departmentId, as) =>
    l.send(ruleOwnership(directory), (m) => new RuleOwnership(c, { departmentId, reason: '合同' }, m), as),
  ),
  does('set a sub-task', fc.tuple(aDepartment, ahead), (l, [departmentId, hours], as) =>
    l.send(
      setSubTask(directory),
      (m) => new SetSubTask(c, { departmentId, what: '安装记录', dueAt: isoIn(l, hours) }, m),
      as,
    ),
  ),
  does('declare an incident', nothing, (l, _, as) =>
    l.send(declareIncident, (m) => new DeclareIncident(c, { title: '整批' }, m), as),
  ),
  does('join an incident', fc.constantFrom(undefined, '已知原因'), (l, text, as) =>
    l.send(
      joinIncident,
      (m) => new JoinIncident(c, { incident: { id: 'i', number: '1', title: '整批', owner: the.he }, text }, m),
      as,
    ),
  ),
  does('leave an incident', nothing, (l, _, as) =>
    l.send(leaveIncident, (m) => new LeaveIncident(c, { reason: '另有原因' }, m), as),
  ),
];
