import { pipeline, type Readable } from 'node:stream';
import { Rejection } from '@engine/decider';
import { AttachmentContents, type KeptContent } from '../contract';
import type { ContentStore } from '../stores/content-store';
import { checked } from './checked';
import type { Incoming } from './incoming';
import { ALLOWED_TYPES, mediaTypeOf } from './media-type';

/** First into a file of its own, then judged, and only then moved to where it stays. */
export class KeptContents extends AttachmentContents {
  constructor(
    private readonly incoming: Incoming,
    private readonly store: ContentStore,
    private readonly onDamage: (sha256: string, error: Error) => void = () => undefined,
  ) {
    super();
  }

  async keep(content: Readable): Promise<KeptContent> {
    const { file, sha256, size } = await this.incoming.receive(content);
    try {
      const mediaType = await mediaTypeOf(file);
      if (!mediaType || !ALLOWED_TYPES.includes(mediaType)) {
        throw new Rejection(
          'ATTACHMENT_TYPE',
          'Pictures, recordings, PDF, Office documents, plain text and CSV can be attached; this is something else.',
          { found: mediaType ?? '?' },
        );
      }
      await this.store.put(file, { sha256, size, mediaType });
      return { sha256, size, mediaType };
    } finally {
      await this.incoming.drop(file);
    }
  }

  async open(sha256: string): Promise<Readable> {
    const stored = await this.store.open(sha256);
    if (!stored) throw new Rejection('ATTACHMENT_LOST', 'The content of this attachment is not where it was kept.');
    return pipeline(stored, checked(sha256), (error) => {
      if (error && !isGivenUp(error)) this.onDamage(sha256, error);
    });
  }
}

/** Whoever downloads went away. */
function isGivenUp(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
