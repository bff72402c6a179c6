import type { StaffRef } from '../case.events';
import type { Channel } from '../vocabulary';

/** What decisions need of a planned contact with the customer (预约). */
export interface Appointment {
  readonly at: string;
  readonly channel: Channel;
  readonly owner: StaffRef;
  /** `missed`: the customer did not come. */
  readonly standing: 'made' | 'confirmed' | 'cancelled' | 'missed' | 'held' | 'summarised';
}
