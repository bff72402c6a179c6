import type { Readable } from 'node:stream';

/** What is known of content once it is kept: it is addressed by its hash, so the same content is kept once. */
export interface KeptContent {
  /** Of the content, in hexadecimal. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** By the content itself; what it was called is not asked. */
  readonly mediaType: string;
}

/** Where the content of attachments is. The facts about them are in the log of their case. */
export abstract class AttachmentContents {
  /**
   * Reads to the end, judges, and only then keeps.
   * @throws Rejection ATTACHMENT_EMPTY, ATTACHMENT_TOO_LARGE or ATTACHMENT_TYPE; nothing is kept then.
   */
  abstract keep(content: Readable): Promise<KeptContent>;
  /** The stream fails at its end when the content is not what the hash says. @throws Rejection ATTACHMENT_LOST */
  abstract open(sha256: string): Promise<Readable>;
}
