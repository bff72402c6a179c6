import type { StreamType } from '@engine/decider';
import { Deadline1700000000300 } from '@engine/deadlines';
import { eventLogMigrations } from '@engine/event-store';
import { BusinessClock1700000000000, type Migration, type ProblemTable, type Settings } from '@engine/platform';
import { Checkpoint1700000000200, type Projection } from '@engine/projections';
import { sandboxProblems } from '@engine/runtime';
import {
  AbsencesAndDuty1700000001400,
  Access1700000000400,
  accessEntities,
  accessProblems,
  accessProjections,
  accessStreams,
} from '@features/access';
import { attachmentsProblems } from '@features/attachments';
import { auditProblems } from '@features/audit';
import {
  caseMessages,
  caseProblems,
  casesEntities,
  casesMigrations,
  casesProjections,
  caseStream,
  rebaseStream,
  savedFilterStream,
} from '@features/cases';
import {
  Message1700000000500,
  notificationsEntities,
  notificationsProblems,
  notificationsProjections,
  notificationsStreams,
} from '@features/notifications';
import {
  policiesEntities,
  policiesMigrations,
  policiesProblems,
  policiesProjections,
  policiesStreams,
} from '@features/policies';
import type { Timetables } from '@features/policies/contract';
import type { Directory, DirectorySnapshot } from '@features/access/contract';

/** What the processes must know of the features, in one list each. Whatever is missing here exists nowhere. */
export const streams = [
  ...accessStreams,
  ...policiesStreams,
  caseStream,
  savedFilterStream,
  rebaseStream,
  ...notificationsStreams,
] as unknown as readonly Pick<StreamType<never, never>, 'category' | 'events'>[];

export const migrations: readonly Migration[] = [
  BusinessClock1700000000000,
  ...eventLogMigrations,
  Checkpoint1700000000200,
  Deadline1700000000300,
  Access1700000000400,
  Message1700000000500,
  ...policiesMigrations,
  ...casesMigrations,
  AbsencesAndDuty1700000001400,
];

export const entities = [...accessEntities, ...policiesEntities, ...notificationsEntities, ...casesEntities];

export const problems: readonly ProblemTable[] = [
  sandboxProblems,
  accessProblems,
  policiesProblems,
  notificationsProblems,
  auditProblems,
  attachmentsProblems,
  caseProblems,
];

/** Every read model; some look up what is published or registered elsewhere, and bring it up to date before they fold. */
export function projections(
  timetables: Timetables,
  directory: Directory,
  { defaultTimeZone, matchingSecret }: Settings,
): readonly Projection[] {
  return [
    ...accessProjections,
    ...policiesProjections,
    ...notificationsProjections,
    ...casesProjections(timetables, matchingSecret),
    caseMessagesProjection(timetables, directory, defaultTimeZone),
  ];
}

function caseMessagesProjection(timetables: Timetables, directory: Directory, zone: string): Projection {
  let known: DirectorySnapshot;
  const prepare = async () => {
    await timetables.refresh();
    known = await directory.renewed();
  };
  return { ...caseMessages({ timetables, directory: () => known, zone }), prepare };
}
