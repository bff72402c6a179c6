import { ROLES } from '@engine/platform';
import type { KeyRole } from '../contract';

it('has the roles that the HTTP platform checks', () => {
  const known: Record<KeyRole, true> = {
    agent: true,
    owner: true,
    department_head: true,
    auditor: true,
    administrator: true,
  };
  expect(Object.keys(known).sort()).toEqual([...ROLES].sort());
});
