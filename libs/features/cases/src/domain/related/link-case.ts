import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent, OtherCase } from '../case.events';
import { mustExist } from '../guards';
import type { LinkKind } from '../vocabulary';
import { linkKey } from './link-key';

export class LinkCase {
  constructor(
    readonly id: string,
    readonly data: {
      readonly caseId: string;
      readonly kind: Exclude<LinkKind, 'previous_round'>;
      readonly note?: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** Two cases that have to do with each other (关联服务编号, D19); the other side is told. */
export function linkCase({ number, caseId }: OtherCase): Decide<LinkCase, Case, CaseEvent> {
  return ({ id, data }, state) => {
    const existing = mustExist(state);
    if (caseId === id) throw new Rejection('SAME_CASE', 'A case cannot be related to itself.');
    const { kind, note } = data;
    const link = { caseId, number, kind, note, mirrored: false };
    return existing.links.includes(linkKey(link)) ? [] : [{ type: 'CaseLinked', data: link }];
  };
}

export class MirrorLink {
  constructor(
    readonly id: string,
    readonly data: OtherCase & { readonly kind: LinkKind; readonly note?: string },
    readonly meta: CommandMeta,
  ) {}
}

const MIRRORED: Readonly<Record<LinkKind, LinkKind>> = {
  related: 'related',
  next_round: 'previous_round',
  previous_round: 'next_round',
};

/** The link as it is seen from the other side. */
export const mirrorLink: Decide<MirrorLink, Case, CaseEvent> = ({ data }, state) => {
  const existing = mustExist(state);
  const { caseId, number, note } = data;
  const link = { caseId, number, kind: MIRRORED[data.kind], note, mirrored: true };
  return existing.links.includes(linkKey(link)) ? [] : [{ type: 'CaseLinked', data: link }];
};
