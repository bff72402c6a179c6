import type { EventDefinitions, Fact } from '@engine/decider';
import { plain } from '@engine/decider';
import type { Channel, CommitmentSource, ProposalAnswer } from '../vocabulary';
import { ofTheCustomer } from './of-the-customer';
import type { StaffRef } from './who';

export type PromiseEvent =
  | Fact<
      'CommitmentMade',
      {
        readonly commitmentId: string;
        readonly source: CommitmentSource;
        readonly what: string;
        readonly owner: StaffRef;
        readonly dueAt: string;
        readonly visibleToCustomer: boolean;
      }
    >
  | Fact<
      'CommitmentKept',
      {
        readonly commitmentId: string;
        readonly done: string;
        /** How the customer hears of it. Absent where it is none of theirs, or the result tells it. */
        readonly channel?: Channel;
        readonly messageId?: string;
      }
    >
  | Fact<
      'CommitmentMoved',
      {
        readonly commitmentId: string;
        readonly previousDate: string;
        readonly dueAt: string;
        readonly reason: string;
        readonly channel?: Channel;
        readonly messageId?: string;
      }
    >
  | Fact<
      'CommitmentBroken',
      { readonly commitmentId: string; readonly dueAt: string; readonly latenessSeconds: number }
    >
  | Fact<
      'CommitmentWithdrawn',
      { readonly commitmentId: string; readonly because: 'planned_anew' | 'ended_without_solution' }
    >
  | Fact<
      'SolutionProposed',
      {
        readonly proposalId: string;
        readonly text: string;
        /** What it is worth to the customer (客户价值). */
        readonly value?: string;
        readonly options: readonly string[];
        readonly channel: Channel;
      }
    >
  | Fact<
      'ProposalAnswered',
      {
        readonly proposalId: string;
        readonly answer: ProposalAnswer;
        readonly words?: string;
        readonly channel: Channel;
      }
    >;

export const promiseEvents: EventDefinitions<PromiseEvent> = {
  CommitmentMade: ofTheCustomer('what'),
  CommitmentKept: ofTheCustomer('done'),
  CommitmentMoved: ofTheCustomer('reason'),
  CommitmentBroken: plain,
  CommitmentWithdrawn: plain,
  SolutionProposed: ofTheCustomer('text', 'value', 'options'),
  ProposalAnswered: ofTheCustomer('words'),
};
