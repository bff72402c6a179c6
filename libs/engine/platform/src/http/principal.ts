/** The vocabulary of authorisation. Nothing is implied: an administrator may do what a route lists it for. */
export const ROLES = ['agent', 'owner', 'department_head', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Every role, for what each may read. */
export const EVERYONE: readonly Role[] = ROLES;

/** Whoever holds an API key. */
export interface Principal {
  /** Of the key. */
  readonly id: string;
  /** Of the person the key belongs to; another system has none. */
  readonly personId?: string;
  readonly name?: string;
  readonly roles: readonly Role[];
  readonly departmentId?: string;
}

/** Knows whose a key is; implemented by the feature `access`. */
export abstract class Principals {
  /** Undefined for a key that is unknown or revoked. */
  abstract authenticate(key: string): Promise<Principal | undefined>;
}
