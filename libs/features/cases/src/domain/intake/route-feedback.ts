import type { DirectorySnapshot } from '@features/access/contract';
import type { RoutingRule } from '@features/policies/contract';
import type { CaseDataOf, CaseEvent, Feedback } from '../case.events';
import { type Present, present, staffRef } from '../escalations/presence';
import { urgencies } from '../vocabulary';

type Told = Pick<Feedback, 'type' | 'urgency' | 'channel' | 'customer' | 'product' | 'model'>;

/** Where the first rule that holds sends feedback (G2). What it names and nobody knows must not lose the feedback. */
export function routed(
  rules: readonly RoutingRule[],
  told: Told,
  directory: DirectorySnapshot,
  now: Date,
): CaseEvent[] {
  const rule = rules.find(({ when }) => holds(when, told));
  if (!rule) return [];
  const { name, ownerId, leadDepartmentId } = rule;
  const raised = { rule: name, urgency: raisedUrgency(rule, told) };
  const unknown = unknownIn(rule, directory);
  if (unknown.length > 0) return [{ type: 'CaseRouted', data: { ...raised, unknown } }];
  const department = leadDepartmentId === undefined ? undefined : directory.departments.get(leadDepartmentId);
  const lead = { leadDepartmentId: department?.id, leadDepartmentName: department?.name };
  if (ownerId === undefined) return [{ type: 'CaseRouted', data: { ...raised, ...lead } }];
  // Where all who could stand in are away too, the case waits for its owner, and its steps go to the roles above.
  const { insteadOf, ...owner }: Present = present(ownerId, directory, now) ?? staffRef(ownerId, directory)!;
  return [
    { type: 'CaseRouted', data: { ...raised, ...lead, insteadOf } },
    { type: 'CaseAssigned', data: { owner, reason: `按规则“${name}” / By the rule “${name}”` } },
  ];
}

function holds(when: RoutingRule['when'], { type, urgency, channel, customer, product, model }: Told): boolean {
  const { types, products, regions, tiers, vip, channels, urgencies: asked } = when;
  return (
    among(types, type) &&
    among(channels, channel) &&
    among(asked, urgency) &&
    (vip === undefined || vip === customer.vip) &&
    among(products, product, model) &&
    among(regions, customer.region) &&
    among(tiers, customer.tier)
  );
}

/** People write `kfr-35` as well. */
function among(wanted: readonly string[] | undefined, ...told: readonly (string | undefined)[]): boolean {
  if (!wanted) return true;
  const plain = (text: string) => text.trim().toLowerCase();
  return told.some((one) => one !== undefined && wanted.some((each) => plain(each) === plain(one)));
}

function raisedUrgency({ urgency }: RoutingRule, told: Told) {
  return urgency && urgencies.indexOf(urgency) < urgencies.indexOf(told.urgency) ? urgency : undefined;
}

function unknownIn({ leadDepartmentId, ownerId }: RoutingRule, { departments, people }: DirectorySnapshot) {
  const unknown: NonNullable<CaseDataOf<'CaseRouted'>['unknown']>[number][] = [];
  if (leadDepartmentId !== undefined && !departments.has(leadDepartmentId)) unknown.push('lead_department');
  if (ownerId !== undefined && !people.has(ownerId)) unknown.push('owner');
  return unknown;
}
