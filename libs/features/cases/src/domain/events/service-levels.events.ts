import type { EventDefinitions, Fact } from '@engine/decider';
import type { PolicyPin } from '@features/policies/contract';
import type { ClockName } from '../vocabulary';
import { ofTheCustomer } from './of-the-customer';

/** A due time that another version of policy or calendar moves. Without `from` the step is new, without `to` it is gone. */
export type MovedDueTime = {
  readonly clock: ClockName;
  readonly subject: string;
  readonly step: string;
  readonly from?: string;
  readonly to?: string;
};

export type ServiceLevelEvent = Fact<
  'CaseRebased',
  {
    readonly from: PolicyPin;
    readonly to: PolicyPin;
    /** `calendar_year`: a year was published that the due times of this case depend on. */
    readonly cause: 'by_hand' | 'calendar_year';
    readonly reason?: string;
    /** Of the order for many cases that this is a part of. */
    readonly rebaseId?: string;
    readonly moves: readonly MovedDueTime[];
  }
>;

export const serviceLevelEvents: EventDefinitions<ServiceLevelEvent> = {
  CaseRebased: ofTheCustomer('reason'),
};
