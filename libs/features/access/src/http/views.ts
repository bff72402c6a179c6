import type { DepartmentProfile, PersonProfile } from '../contract';
import type { DepartmentView } from './departments.bodies';
import type { PersonView } from './people.bodies';

/** A row has null where a profile has nothing. */
type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

export function personView(id: string, version: number, from: PersonProfile | Nullable<PersonProfile>): PersonView {
  const { name, email, departmentId, locale, phone } = from as Nullable<Required<PersonProfile>>;
  return {
    id,
    name: name!,
    email: email!,
    departmentId: departmentId ?? undefined,
    locale: locale ?? undefined,
    phone: phone ?? undefined,
    version,
  };
}

export function departmentView(
  id: string,
  version: number,
  from: DepartmentProfile | Nullable<DepartmentProfile>,
): DepartmentView {
  const { name, headId, crossDepartmentOwnerId } = from as Nullable<Required<DepartmentProfile>>;
  return {
    id,
    name: name!,
    headId: headId ?? undefined,
    crossDepartmentOwnerId: crossDepartmentOwnerId ?? undefined,
    version,
  };
}
