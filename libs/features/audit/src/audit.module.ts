import { Module } from '@nestjs/common';
import { EventFeed } from './feed/event-feed';
import { CaseHistory } from './history/case-history';
import { AuditController } from './http/audit.controller';
import { StreamController } from './http/stream.controller';
import { EventStream } from './stream/event-stream';
import { CaseVerification } from './verification/case-verification';

/** Reads the log of other features; decides nothing and keeps no tables. Needs Timetables and Directory. */
@Module({
  providers: [CaseHistory, CaseVerification, EventFeed, EventStream],
  controllers: [AuditController, StreamController],
})
export class AuditApiModule {}
