import type { Role } from '@engine/platform';

/** Who works on cases; an auditor only reads. */
export const STAFF: readonly Role[] = ['agent', 'owner', 'department_head', 'administrator'];

/** Who has to call and write to customers, and so sees their numbers in full (B5). */
export const REACHES_CUSTOMERS: readonly Role[] = ['agent', 'owner', 'department_head'];

/** Who publishes service levels may hold open cases to them. */
export const PUBLISHERS: readonly Role[] = ['administrator'];
