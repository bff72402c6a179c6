import path from 'node:path';
import { describeError, LOG, type Log, SETTINGS, type Settings } from '@engine/platform';
import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Incoming } from './contents/incoming';
import { KeptContents } from './contents/kept-contents';
import { AttachmentContents } from './contract';
import type { ContentStore } from './stores/content-store';
import { DirectoryStore } from './stores/directory-store';
import { bucketOf, S3Store } from './stores/s3-store';

const CLEAR_EVERY_MS = 60 * 60_000;

/** Global, so that others find AttachmentContents by its contract alone. */
@Global()
@Module({
  providers: [
    { provide: Incoming, useFactory: incomingOf, inject: [SETTINGS] },
    {
      provide: AttachmentContents,
      useFactory: (incoming: Incoming, settings: Settings, log: Log) =>
        new KeptContents(incoming, storeOf(settings), (sha256, error) =>
          log.error({ ...describeError(error), sha256 }, 'attachment damaged'),
        ),
      inject: [Incoming, SETTINGS, LOG],
    },
  ],
  exports: [AttachmentContents],
})
export class AttachmentsApiModule implements OnApplicationShutdown {
  private readonly timer: NodeJS.Timeout;

  /** Where content arrives is this machine's own, so this process looks after it, not the worker. */
  constructor(incoming: Incoming) {
    const clear = () => void incoming.clear().catch(() => undefined); // it is tried again
    clear();
    this.timer = setInterval(clear, CLEAR_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}

function incomingOf(settings: Settings): Incoming {
  return new Incoming(path.join(folderOf(settings), 'incoming'), settings.attachmentMegabytes);
}

function storeOf(settings: Settings): ContentStore {
  const { attachmentsUrl } = settings;
  return attachmentsUrl ? new S3Store(bucketOf(attachmentsUrl)) : new DirectoryStore(folderOf(settings));
}

function folderOf({ dataDir }: Settings): string {
  return path.resolve(dataDir, 'attachments');
}
