import { EngineModule, SandboxModule, type Settling } from '@engine/runtime';
import { Database, HttpModule, type Settings } from '@engine/platform';
import { AccessApiModule } from '@features/access';
import { AttachmentsApiModule } from '@features/attachments';
import { AuditApiModule } from '@features/audit';
import { CASE_MESSAGES, CasesApiModule } from '@features/cases';
import { entities, migrations, problems, streams } from '@features/catalogue';
import { messagesBehind, nextHeldMessage, NotificationsApiModule } from '@features/notifications';
import { PoliciesApiModule } from '@features/policies';
import { type DynamicModule, Module } from '@nestjs/common';

const CONNECTIONS = 10;

/** The HTTP process: each feature's ApiModule, and nothing of its own. */
@Module({})
export class ApiModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        EngineModule.forRoot({
          settings,
          standbyUrl: settings.databaseReplicaUrl,
          processName: 'api',
          connections: CONNECTIONS,
          streams,
          migrations,
          entities,
        }),
        HttpModule.forRoot({ problems }),
        AttachmentsApiModule,
        CasesApiModule,
        NotificationsApiModule.forRoot({ writers: [CASE_MESSAGES] }),
        AuditApiModule,
        AccessApiModule,
        PoliciesApiModule,
        SandboxModule.forRoot({ inject: [Database], useFactory: settling }),
      ],
    };
  }
}

/** A moved clock waits for messages too, and stops where one that was held may go out. */
function settling(database: Database): Settling {
  return { behind: () => messagesBehind(database), nextStop: (until) => nextHeldMessage(database, until) };
}
