import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the tests, field by field */

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SHA256 = createHash('sha256').update(PNG).digest('hex');

let hearback: Hearback;
let kase: TestCase;
beforeAll(async () => {
  hearback = await startHearback({
    startsAt: shanghai('2026-03-02 09:00'),
    environment: { ATTACHMENT_MEGABYTES: '1' },
  });
});
beforeEach(async () => {
  kase = await hearback.receive({ type: 'after_sales' });
});
afterAll(() => hearback?.stop());

const kept = () =>
  readdirSync(path.join(hearback.dataDir, 'attachments'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name);

/** The bytes of the answer, which the other callers take for text. */
const download = (attachmentId: string, who: 'owner' | 'auditor' = 'owner') =>
  hearback.apis[0].inject({
    method: 'GET',
    url: `/v1/cases/${kase.id}/attachments/${attachmentId}`,
    headers: { authorization: `Bearer ${hearback.keyOf(who)}` },
  });

describe('attachments (D10)', () => {
  it('are kept by their content, listed with the case, and told in its history', async () => {
    const { attachmentId } = await hearback.as('owner').attach(kase.id, PNG, '不制冷 "现场".png');
    const { attachments } = await kase.now();
    expect(attachments).toEqual([
      expect.objectContaining({
        attachmentId,
        sha256: SHA256,
        size: PNG.length,
        mediaType: 'image/png',
        name: '不制冷 "现场".png',
        visibleToCustomer: false,
        addedBy: { kind: 'person', id: hearback.organisation.people.owner },
      }),
    ]);
    const [added] = await kase.events('AttachmentAdded');
    expect(added).toMatchObject({ title: expect.stringContaining('picture'), visibleToCustomer: false });
  });

  it('are downloaded as files, by those who may, and never shown in place', async () => {
    const { attachmentId } = await hearback.as('owner').attach(kase.id, PNG, '不制冷 "现场".png');
    const answer = await download(attachmentId);
    expect(answer.rawPayload).toEqual(PNG);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(PNG.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `attachment; filename="attachment"; filename*=UTF-8''${encodeURIComponent('不制冷 "现场".png')}`,
    });
    expect((await download(attachmentId, 'auditor')).statusCode).toBe(403);
    expect((await download('00000000-0000-4000-8000-000000000000')).json().code).toBe('ATTACHMENT_UNKNOWN');
  });

  it('of the same content are kept once', async () => {
    const other = await hearback.receive({ type: 'after_sales' });
    await hearback.as('owner').attach(kase.id, PNG, '一.png');
    await hearback.as('owner').attach(other.id, PNG, '二.png');
    expect(kept()).toEqual([SHA256]);
  });

  it('are what their content is, whatever they are called', async () => {
    const refused = async (content: Buffer, name: string) => {
      const { status, body } = await hearback.as('owner').upload(kase.id, content, name);
      return `${status} ${body.code}`;
    };
    const before = kept();
    const facts = await hearback.facts();
    expect(await refused(Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000'), '照片.png')).toBe(
      '415 ATTACHMENT_TYPE',
    );
    expect(await refused(Buffer.alloc(1024 * 1024 + 1, 'a'), '太大.txt')).toBe('413 ATTACHMENT_TOO_LARGE');
    expect(await refused(Buffer.alloc(0), '空.txt')).toBe('422 ATTACHMENT_EMPTY');
    expect(kept()).toEqual(before);
    expect(await hearback.facts()).toBe(facts);
    await hearback.as('owner').attach(kase.id, Buffer.from('型号,数量\nKFR-35,2\n'), '清单');
    expect((await kase.now()).attachments.map(({ mediaType }: any) => mediaType)).toEqual(['text/csv']);
  });

  it('sent again with the same Idempotency-Key happen once; another content under it is refused', async () => {
    const headers = { 'idempotency-key': 'upload-1' };
    const first = await hearback.as('owner').attach(kase.id, PNG, '一.png', headers);
    expect(await hearback.as('owner').attach(kase.id, PNG, '一.png', headers)).toEqual(first);
    const other = await hearback.as('owner').upload(kase.id, Buffer.from('别的'), '一.png', headers);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect((await kase.now()).attachments).toHaveLength(1);
  });

  it('are taken back with a reason, and nobody downloads them any more', async () => {
    const { attachmentId } = await hearback.as('owner').attach(kase.id, PNG, '一.png');
    await kase.did(`attachments/${attachmentId}/withdrawal`, { reason: '传错了' });
    expect((await download(attachmentId)).statusCode).toBe(404);
    expect((await kase.now()).attachments).toEqual([]);
    expect(await kase.types()).toEqual(['FeedbackReceived', 'AttachmentAdded', 'AttachmentWithdrawn']);
  });

  it('that were damaged are cut off, never passed for whole', async () => {
    const content = Buffer.from('原来的内容');
    const { attachmentId } = await hearback.as('owner').attach(kase.id, content, '一.txt');
    const sha256 = createHash('sha256').update(content).digest('hex');
    writeFileSync(path.join(hearback.dataDir, 'attachments', sha256.slice(0, 2), sha256), '被改的内容');
    await expect(download(attachmentId)).rejects.toThrow();
  });

  it('that are too large are refused over a real connection too, and it goes on', async () => {
    await hearback.apis[0].listen(0, '127.0.0.1');
    const { port } = hearback.apis[0].getHttpServer().address() as AddressInfo;
    const send = (content: Buffer) =>
      fetch(`http://127.0.0.1:${port}/v1/cases/${kase.id}/attachments?name=a.txt`, {
        method: 'POST',
        body: new Uint8Array(content),
        headers: { authorization: `Bearer ${hearback.keyOf('owner')}`, 'content-type': 'application/octet-stream' },
      });
    const refused = await send(Buffer.alloc(8 * 1024 * 1024, 'a'));
    expect([refused.status, ((await refused.json()) as any).code]).toEqual([413, 'ATTACHMENT_TOO_LARGE']);
    expect((await send(Buffer.from('可以'))).status).toBe(201);
  });

  it('need a key, a role, a case, and bytes', async () => {
    const facts = await hearback.facts();
    expect((await hearback.withKey(undefined).upload(kase.id, PNG, '一.png')).status).toBe(401);
    expect((await hearback.as('auditor').upload(kase.id, PNG, '一.png')).status).toBe(403);
    const nowhere = await hearback.as('owner').upload('00000000-0000-4000-8000-000000000000', PNG, '一.png');
    expect([nowhere.status, nowhere.body.code]).toEqual([404, 'CASE_NOT_FOUND']);
    const json = await hearback.as('owner').post(`/cases/${kase.id}/attachments?name=x`, { a: 1 });
    expect([json.status, json.body.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    const nameless = await hearback.as('owner').post(`/cases/${kase.id}/attachments`, PNG, {
      'content-type': 'application/octet-stream',
    });
    expect([nameless.status, nameless.body.code]).toEqual([400, 'QUERY_INVALID']);
    const elsewhere = await hearback.as('owner').post(`/cases/${kase.id}/progress`, PNG, {
      'content-type': 'application/octet-stream',
    });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(await hearback.facts()).toBe(facts);
  });
});
