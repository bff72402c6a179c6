import type { Person } from './hearback-organisation';
import type { Hearback } from './hearback';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the tests, field by field */

/** One event of a case, as its history tells it. */
export interface Entry {
  readonly event: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly data: any;
  readonly [field: string]: any;
}

/** One case, through the public API only. */
export class TestCase {
  constructor(
    private readonly hearback: Hearback,
    readonly id: string,
    readonly number: string,
    readonly receipt: any,
  ) {}

  /** A command that must succeed. */
  did(noun: string, body: object = {}, who: Person = 'owner'): Promise<any> {
    return this.hearback.as(who).did(`/cases/${this.id}/${noun}`, body);
  }

  /** A command that must be refused: its status and stable code. */
  async refused(noun: string, body: object = {}, who: Person = 'owner'): Promise<string> {
    const answer = await this.hearback.as(who).post(`/cases/${this.id}/${noun}`, body);
    return `${answer.status} ${answer.body?.code ?? 'not refused'}`;
  }

  assign(who: Person, by: Person = 'agent'): Promise<any> {
    return this.did('assignment', { personId: this.hearback.organisation.people[who] }, by);
  }

  now(who: Person = 'owner'): Promise<any> {
    return this.hearback.as(who).read(`/cases/${this.id}`);
  }

  async clock(name: string, subject = 'case'): Promise<any> {
    const { clocks } = await this.hearback.as('auditor').read(`/cases/${this.id}/clocks`);
    return clocks.find((clock: any) => clock.clock === name && clock.subject === subject);
  }

  history(): Promise<Entry[]> {
    return this.hearback.as('auditor').all(`/cases/${this.id}/history`);
  }

  async types(): Promise<string[]> {
    return (await this.history()).map(({ event }) => event);
  }

  /** The events of some types, in order. */
  async events(...types: string[]): Promise<Entry[]> {
    return (await this.history()).filter(({ event }) => types.includes(event));
  }

  /** Every step of the ladder that fired, as `clock round step -> recipient`. */
  async climbs(): Promise<string[]> {
    const history = await this.events('DeadlineWarned', 'DeadlineBreached', 'IssueEscalated', 'EscalationCauseAdded');
    return history.map(({ event, data }) => {
      switch (event) {
        case 'DeadlineWarned':
        case 'DeadlineBreached':
          return `${event} ${data.clock} ${data.round} ${data.step}${data.recipient ? ` -> ${data.recipient.name}` : ''}`;
        default: {
          const { kind, clock, step } = data.cause;
          const cause = kind === 'clock' ? `${clock} ${step}` : kind;
          return `${event} ${data.level} ${cause}${data.recipient ? ` -> ${data.recipient.name}` : ''}`;
        }
      }
    });
  }

  /** Messages about this case, the oldest first. */
  async messages(filter = ''): Promise<any[]> {
    const head = (await this.history()).at(-1)?.position;
    const found = await this.hearback.as('auditor').all(`/messages?caseId=${this.id}&after=${head}${filter}`);
    return found.reverse();
  }

  async bodyOf(message: { id: string }): Promise<string> {
    return (await this.hearback.as('auditor').read(`/messages/${message.id}`)).body;
  }
}
