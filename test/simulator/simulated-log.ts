import {
  type Append,
  type AppendResult,
  EventCodec,
  EventLog,
  type Remembered,
  type StreamRead,
  type StreamSlice,
} from '@engine/event-store';
import type { Database } from '@engine/platform';
import { caseStream } from '@features/cases/contract';
import { messageStream } from '@features/notifications/contract';
import { appendedBatch, prepareAppend } from '../../libs/engine/event-store/src/append-batch';
import type { LogTable } from './log-table';
import type { Caller, Network } from './network';

export const codec = new EventCodec([caseStream, messageStream]);

/** The log as one process reaches it: encoded, hashed and answered by the real code, over the simulated network. */
export class SimulatedLog extends EventLog {
  constructor(
    private readonly caller: Caller,
    private readonly network: Network,
    private readonly table: LogTable,
  ) {
    super(undefined as never as Database, codec);
  }

  override async append(append: Append): Promise<AppendResult> {
    const item = prepareAppend(this.codec, append);
    const answers = await this.network.send(this.caller, 'append', () => this.table.append(item));
    return appendedBatch([item], answers).results[0];
  }

  override recall(streamId: string, commandId: string): Promise<Remembered> {
    return this.network.send(this.caller, 'read', () => this.table.recall(streamId, commandId));
  }

  override readStream(read: StreamRead): Promise<StreamSlice> {
    return this.network.send(this.caller, 'read', () => this.table.read(read));
  }
}
