import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** Passes content on and fails at its end when it is not what its hash says: what was sent is then cut off, not whole. */
export function checked(sha256: string): Transform {
  const hash = createHash('sha256');
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      const found = hash.digest('hex');
      done(found === sha256 ? null : new Error(`the content of ${sha256} has the hash ${found}`));
    },
  });
}
