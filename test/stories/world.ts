import { eventually } from '../support/eventually';
import { type Entry, type Hearback, type Person, shanghai, startHearback, type TestCase } from '../support/hearback';
import { type CustomerName, customers } from './reading/names';
import type { Moment } from './reading/parameters';

const MINUTE = 60_000;

/** The running service that a story is played on, and what was said so far. */
export class World {
  private hearback?: Hearback;
  private day: Required<NonNullable<Moment['day']>>;
  private readonly cases: { readonly customer?: CustomerName; readonly kase: TestCase }[] = [];
  private looked?: TestCase;
  /** Of an incident: those that join, told by many at once. */
  readonly others: TestCase[] = [];
  /** What is known of a customer beyond the name, where a story says so. */
  readonly customers: Partial<Record<CustomerName, object>> = {};
  readonly orders: Partial<Record<CustomerName, string>> = {};
  /** Events and messages that a story has named: the others are what happened besides. */
  readonly named = new Set<string>();
  /** The message to staff that was spoken of last. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- judged by the steps
  lastMessage: any;

  async begin(moment: Moment): Promise<void> {
    this.hearback = await startHearback({ startsAt: this.instant(moment) });
  }

  async end(): Promise<void> {
    await this.hearback?.stop();
  }

  get app(): Hearback {
    if (!this.hearback) throw new Error('A story begins by saying what time it is.');
    return this.hearback;
  }

  /** The case spoken of last. */
  get kase(): TestCase {
    if (!this.looked) throw new Error('Nobody has said anything yet.');
    return this.looked;
  }

  personId(who: Person): string {
    return this.app.organisation.people[who];
  }

  /** When something happens: its day is the one that later times without a day are on. */
  instant(moment: Moment): string {
    if (moment.day) this.day = { year: this.day?.year, ...moment.day };
    return this.dateOf(moment);
  }

  /** A date that is only spoken of, in Shanghai, as the API answers it. */
  dateOf({ day, time }: Moment): string {
    const { year, month, date } = { ...this.day, ...day };
    return shanghai(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')} ${time}`);
  }

  /** Moves the clock there, stopping at each due time. */
  async reach(moment: Moment): Promise<string> {
    const target = this.instant(moment);
    const ahead = Date.parse(target) - (await this.app.now()).getTime();
    if (ahead > 0) await this.app.at(target);
    else if (ahead < -MINUTE) throw new Error(`It is past ${moment.time} already, and time does not turn back.`);
    return target;
  }

  async comesBackAt(moment: Moment): Promise<void> {
    await this.app.jumpTo(this.instant(moment));
  }

  /** Somebody records feedback; what is not said is normal. */
  async receive(feedback: object, customer?: CustomerName, by: Person = 'agent'): Promise<void> {
    const orderNo = customer && this.orders[customer];
    const kase = await this.app.receive({ ...feedback, orderNo, customer: this.customerOf(customer) }, by);
    this.cases.push({ customer, kase });
    this.looked = kase;
  }

  /** Somebody does something about the case, at a moment. */
  async act(
    moment: Moment,
    who: Person,
    noun: string,
    body: () => object | Promise<object> = () => ({}),
  ): Promise<void> {
    const occurredAt = await this.reach(moment);
    await this.kase.did(noun, { ...(await body()), occurredAt }, who);
  }

  /** The sentence, in Chinese, with which something is refused. */
  async refusal(who: Person, noun: string, body: object = {}): Promise<string> {
    const { status, body: answer } = await this.app
      .as(who)
      .post(`/cases/${this.kase.id}/${noun}`, body, { 'accept-language': 'zh-CN' });
    return status < 400 ? 'not refused' : answer.detail;
  }

  lookAtOther(nth: number): void {
    this.looked = this.others[nth - 1];
  }

  lookAt(customer: CustomerName, nth: number): TestCase {
    return (this.looked = this.caseOf(customer, nth));
  }

  caseOf(customer: CustomerName, nth: number): TestCase {
    const found = this.cases.filter((one) => one.customer === customer)[nth - 1];
    if (!found) throw new Error(`There is no case ${nth} of ${customers[customer][1]}.`);
    return found.kase;
  }

  /** The one event of a type at a minute whose data fits; it is known from here on. */
  async happened(moment: Moment, type: string, fits: () => object): Promise<Entry> {
    const at = this.instant(moment);
    const events = await this.kase.events(type);
    const fitting = expect.objectContaining(fits()) as { asymmetricMatch(data: unknown): boolean };
    const found = events.filter(
      ({ occurredAt, data, eventId }) =>
        sameMinute(occurredAt, at) && fitting.asymmetricMatch(data) && !this.named.has(eventId),
    );
    if (found.length !== 1) expect(events.map(({ occurredAt, data }) => [occurredAt, data])).toEqual([[at, fitting]]);
    this.named.add(found[0].eventId);
    return found[0];
  }

  /** The courier is a process of its own: what may go out goes out soon, not at once. */
  async delivered(messageId: string): Promise<void> {
    await eventually(async () => {
      expect(await this.app.as('auditor').read(`/messages/${messageId}`)).toMatchObject({ status: 'sent' });
    });
  }

  /** In Chinese, which the stories quote. */
  async history(): Promise<Entry[]> {
    const path = `/cases/${this.kase.id}/history?limit=100`;
    return (await this.app.as('auditor').get(path, { 'accept-language': 'zh-CN' })).body.items;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- judged by the steps
  async holders(): Promise<any[]> {
    return (await this.app.as('auditor').read(`/cases/${this.kase.id}/holding`)).holders;
  }

  private customerOf(name?: CustomerName): object {
    if (!name) return { kind: 'anonymous' };
    const contact = { phone: phoneOf(name), email: `${name}@example.com` };
    return { kind: 'person', name: customers[name][0], contact, ...this.customers[name] };
  }
}

export function sameMinute(one: string, other: string): boolean {
  return one.slice(0, 16) === other.slice(0, 16);
}

export function phoneOf(customer: CustomerName): string {
  return `1380000000${Object.keys(customers).indexOf(customer)}`;
}
