import { handles } from '@engine/event-store';
import { Principals } from '@engine/platform';
import { Global, Module, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Directory } from './contract';
import { AnnounceAbsence, announceAbsence } from './domain/absences/announce-absence';
import { CancelAbsence, cancelAbsence } from './domain/absences/cancel-absence';
import { ChangeDepartment, changeDepartment } from './domain/change-department';
import { ChangePerson, changePerson } from './domain/change-person';
import { apiKeyStream } from './domain/api-key';
import { departmentStream } from './domain/department';
import { SetDutyRoster, setDutyRoster } from './domain/duty/set-duty-roster';
import { organisationStream } from './domain/organisation';
import { personStream } from './domain/person';
import { RegisterDepartment, registerDepartment } from './domain/register-department';
import { RegisterPerson, registerPerson } from './domain/register-person';
import { RevokeApiKey, revokeApiKey } from './domain/revoke-api-key';
import { SetExecutiveOnDuty, setExecutiveOnDuty } from './domain/set-executive-on-duty';
import { SetIntakeDepartment, setIntakeDepartment } from './domain/set-intake-department';
import { handlesNaming } from './handles-naming';
import { AbsencesController } from './http/absences.controller';
import { ApiKeysController } from './http/api-keys.controller';
import { DepartmentsController } from './http/departments.controller';
import { DutyRosterController } from './http/duty-roster.controller';
import { OrganisationController } from './http/organisation.controller';
import { PeopleController } from './http/people.controller';
import { IssueApiKeyHandler } from './keys/issue-api-key.handler';
import { PrincipalsFromLog } from './keys/principals-from-log';
import { apiKeys } from './read/api-keys';
import { ApiKeysQuery } from './read/api-keys-query';
import { CompleteDirectory } from './read/complete-directory';
import { departments } from './read/departments';
import { DepartmentsQuery } from './read/departments-query';
import { DirectoryFromTables } from './read/directory-from-tables';
import { ApiKeyEntity, DepartmentEntity, PersonEntity } from './read/entities';
import { organisation } from './read/organisation';
import { people } from './read/people';
import { PeopleQuery } from './read/people-query';

export const accessStreams = [personStream, departmentStream, organisationStream, apiKeyStream] as const;
export const accessProjections = [people, departments, organisation, apiKeys] as const;
export const accessEntities = [PersonEntity, DepartmentEntity, ApiKeyEntity] as const;

/** Who is who, and whose a key is: for every process and every feature. */
const knowing = (directory: Type<Directory>) => ({
  providers: [
    { provide: Directory, useClass: directory },
    { provide: Principals, useClass: PrincipalsFromLog },
  ],
  exports: [Directory, Principals],
});

@Global()
@Module(knowing(CompleteDirectory))
export class AccessWorkerModule {}

/** The API takes in what customers say also while no worker runs. */
@Global()
@Module(knowing(DirectoryFromTables))
class AccessLookupModule {}

/** Every command and its decision. */
@Module({
  imports: [AccessLookupModule, TypeOrmModule.forFeature([...accessEntities])],
  controllers: [
    PeopleController,
    AbsencesController,
    DepartmentsController,
    OrganisationController,
    DutyRosterController,
    ApiKeysController,
  ],
  providers: [
    handlesNaming(RegisterPerson, personStream, registerPerson, ({ departmentId }) => ({
      departments: [departmentId],
    })),
    handlesNaming(ChangePerson, personStream, changePerson, ({ departmentId }) => ({ departments: [departmentId] })),
    handlesNaming(RegisterDepartment, departmentStream, registerDepartment, (data) => ({
      people: [data.headId, data.crossDepartmentOwnerId],
    })),
    handlesNaming(ChangeDepartment, departmentStream, changeDepartment, (data) => ({
      people: [data.headId, data.crossDepartmentOwnerId],
    })),
    handlesNaming(SetIntakeDepartment, organisationStream, setIntakeDepartment, ({ departmentId }) => ({
      departments: [departmentId],
    })),
    handlesNaming(SetExecutiveOnDuty, organisationStream, setExecutiveOnDuty, ({ personId }) => ({
      people: [personId],
    })),
    handlesNaming(
      AnnounceAbsence,
      personStream,
      announceAbsence,
      ({ delegateId }) => ({ people: [delegateId] }),
      (_facts, { meta }) => ({ absenceId: meta.commandId }),
    ),
    handles(CancelAbsence, personStream, cancelAbsence),
    handlesNaming(SetDutyRoster, organisationStream, setDutyRoster, ({ departmentId, shifts }) => ({
      departments: [departmentId],
      people: [...new Set(shifts.map(({ personId }) => personId))],
    })),
    IssueApiKeyHandler, // issueApiKey, with a secret drawn for it
    handles(RevokeApiKey, apiKeyStream, revokeApiKey),
    PeopleQuery,
    DepartmentsQuery,
    ApiKeysQuery,
  ],
})
export class AccessApiModule {}
