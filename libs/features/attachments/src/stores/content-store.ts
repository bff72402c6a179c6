import type { Readable } from 'node:stream';
import type { KeptContent } from '../contract';

/** Content by its hash. */
export interface ContentStore {
  /** Takes it from a file, whole or not at all. What is there already stays as it is. */
  put(file: string, content: KeptContent): Promise<void>;
  /** Undefined where there is none. */
  open(sha256: string): Promise<Readable | undefined>;
}
