import { acknowledgedWrites } from './acknowledged-writes';
import { contiguousLog } from './contiguous-log';
import { deadlineSteps } from './deadline-steps';
import { escalations } from './escalations';
import { hashChain } from './hash-chain';
import { healed } from './healed';
import type { Invariant } from './invariant';
import { messages } from './messages';
import { personalData } from './personal-data';
import { readModels } from './read-models';

/** All of them are checked after every fault. */
export const invariants = {
  healed,
  'contiguous log': contiguousLog,
  'acknowledged writes': acknowledgedWrites,
  'hash chain': hashChain,
  'deadline steps': deadlineSteps,
  escalations,
  messages,
  'read models': readModels,
  'personal data': personalData,
} satisfies Readonly<Record<string, Invariant>>;

export type InvariantName = keyof typeof invariants;
