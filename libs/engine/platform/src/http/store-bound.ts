import { Injectable, Optional } from '@nestjs/common';
import { Database, DatabaseUnavailable } from '../database';

/** After this long a request asks whether the database still answers. */
const PATIENCE_MS = 1_100;
/** How long that question may take; both together stay under the 2 s in which a caller is told. */
const ANSWER_MS = 500;

/**
 * Gives up on work when the database has stopped answering without closing its connections (a frozen server, a cut
 * network): the pool would wait for its statement timeout. Slow work on a database that answers goes on.
 */
@Injectable()
export class StoreBound {
  private asked?: Promise<void>;

  constructor(@Optional() private readonly database?: Database) {}

  /** @throws DatabaseUnavailable while `work` is still running and the database does not answer. */
  async of<T>(work: Promise<T>): Promise<T> {
    if (!this.database) return work;
    let done = false;
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      const wait = () => {
        if (!done) timer = setTimeout(() => void this.ask().then(wait, reject), PATIENCE_MS);
      };
      wait();
    });
    try {
      return await Promise.race([work, silence]);
    } finally {
      done = true;
      clearTimeout(timer);
    }
  }

  /** One question at a time, whoever waits for it. */
  private ask(): Promise<void> {
    this.asked ??= answerOf(this.database!).finally(() => (this.asked = undefined));
    return this.asked;
  }
}

async function answerOf(database: Database): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseUnavailable(`no answer within ${ANSWER_MS} ms`)), ANSWER_MS);
  });
  try {
    await Promise.race([database.query('select 1'), late]);
  } finally {
    clearTimeout(timer);
  }
}
