import { EventStore } from '@engine/event-store';
import {
  BusinessClock,
  Database,
  describeError,
  HealthProbes,
  HttpModule,
  LOG,
  type Log,
  Metrics,
  Queues,
  requireDatabase,
  SETTINGS,
  type Settings,
} from '@engine/platform';
import { Wake } from '@engine/projections';
import { EngineModule, Work } from '@engine/runtime';
import { AccessWorkerModule } from '@features/access';
import { Directory } from '@features/access/contract';
import {
  CarryOutRebases,
  CASE_MESSAGES,
  CaseReactions,
  CasesWorkerModule,
  caseStream,
  FireCaseDeadline,
  LearnMissingYears,
} from '@features/cases';
import { entities, migrations, projections, streams } from '@features/catalogue';
import {
  DeliveryQueues,
  NotificationsWorkerModule,
  PendingMessages,
  readMessageFigures,
} from '@features/notifications';
import { calendarProbe, PoliciesWorkerModule } from '@features/policies';
import { Timetables } from '@features/policies/contract';
import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';

/** One for each subscription, and some for deadlines, messages and figures. */
const CONNECTIONS = 32;

@Global()
@Module({
  providers: [
    {
      provide: Queues,
      inject: [SETTINGS, LOG],
      useFactory: (settings: Settings, lines: Log) =>
        Queues.open(requireDatabase(settings), {
          onError: (error, job) => lines.warn({ ...describeError(error), job }, 'queue'),
        }),
    },
    { provide: DeliveryQueues, useExisting: Queues },
  ],
  exports: [Queues, DeliveryQueues],
})
class QueuesModule {}

/** The background process: each feature's WorkerModule, and the work that they register. */
@Module({})
export class WorkerModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(Work) private readonly work: Work) {}

  static forRoot(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        EngineModule.forRoot({
          settings,
          processName: 'worker',
          connections: CONNECTIONS,
          streams,
          migrations,
          entities,
        }),
        HttpModule.forRoot(),
        QueuesModule,
        AccessWorkerModule,
        PoliciesWorkerModule,
        CasesWorkerModule,
        NotificationsWorkerModule,
      ],
      providers: [
        {
          provide: Work,
          inject: [
            Database,
            EventStore,
            Wake,
            LOG,
            Metrics,
            HealthProbes,
            Queues,
            Timetables,
            Directory,
            CaseReactions,
            BusinessClock,
            FireCaseDeadline,
            CarryOutRebases,
            LearnMissingYears,
            PendingMessages,
            SETTINGS,
          ],
          useFactory: work,
        },
      ],
    };
  }

  onApplicationBootstrap(): Promise<void> {
    return this.work.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.work.stop();
  }
}

function work(
  database: Database,
  store: EventStore,
  wake: Wake,
  lines: Log,
  metrics: Metrics,
  probes: HealthProbes,
  queues: Queues,
  timetables: Timetables,
  directory: Directory,
  reactions: CaseReactions,
  clock: BusinessClock,
  cases: FireCaseDeadline,
  rebases: CarryOutRebases,
  years: LearnMissingYears,
  messages: PendingMessages,
  settings: Settings,
): Work {
  probes.add('calendar', calendarProbe(timetables, clock));
  const measure = async () => metrics.messagesPending.set((await readMessageFigures(database)).pending);
  return new Work({
    database,
    log: store.log,
    wake,
    lines,
    metrics,
    probes,
    queues,
    subscriptions: [...projections(timetables, directory, settings), ...reactions.all],
    deadlines: (deadlines) =>
      deadlines.register(caseStream.category, (due, commandId, now) => cases.fire(due, commandId, now)),
    onProjected: (name) => {
      if (name === CASE_MESSAGES) void messages.requeuePending().catch(() => undefined); // the sweeper tries again
    },
    chores: [
      { name: 'messages', run: () => messages.requeuePending() },
      { name: 'message figures', run: measure },
      { name: 'rebases', run: () => rebases.run() },
      { name: 'calendar years', run: () => years.run() },
    ],
  });
}
