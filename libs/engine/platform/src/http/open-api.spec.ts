import { buildOpenApi } from './open-api';
import { type ProbeApp, probeApp } from './testing/probe-app';

let probe: ProbeApp;
beforeAll(async () => (probe = await probeApp()));
afterAll(() => probe.app.close());

describe('OpenAPI', () => {
  it('is 3.1 and says of each route who may call it and how it refuses', () => {
    const { openapi, paths, components } = buildOpenApi(probe.app);
    expect(openapi).toBe('3.1.0');
    expect(paths['/v1/things'].post).toMatchObject({
      summary: 'Make a thing',
      'x-roles': ['agent', 'auditor'],
      security: [{ key: [] }],
      responses: {
        201: {
          headers: { ETag: {} },
          content: { 'application/json': { schema: { $ref: '#/components/schemas/CommandReply' } } },
        },
        default: { content: { 'application/problem+json': {} } },
      },
    });
    expect(paths['/v1/things/open'].get).toMatchObject({ security: [] });
    expect(components?.schemas).toHaveProperty('Problem');
    expect(Object.keys(paths)).not.toContain('/health');
  });

  it('is served, and so is its page, with nothing from elsewhere', async () => {
    expect((await probe.app.inject('/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
    const page = await probe.app.inject('/docs');
    expect(page.statusCode).toBe(200);
    const sources = [...page.body.matchAll(/(?:src|href)=["']?([^"'\s>]+)/g)].map(([, source]) => source);
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      expect(source).not.toMatch(/^(https?:)?\/\//);
      const answer = await probe.app.inject(new URL(source, 'http://x/docs').pathname);
      expect([source, answer.statusCode]).toEqual([source, 200]);
    }
  });

  it('needs no script in its page that its policy forbids', async () => {
    const page = await probe.app.inject('/docs');
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect(page.body).not.toMatch(/<script(?![^>]*src=)[^>]*>\s*\S/);
  });
});
