import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..');
const MINUTES = 60_000;

interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs a tool of node_modules/.bin as a person would. */
function run(tool: string, args: readonly string[], cwd = root): Promise<Ran> {
  const bin = path.join(root, 'node_modules/.bin', tool);
  return new Promise((resolve) => {
    execFile(bin, args, { cwd, maxBuffer: 16 << 20 }, (error, stdout, stderr) =>
      resolve({ code: error ? 1 : 0, output: stdout + stderr }),
    );
  });
}

/** A tree with the house's rules and only the planted files. */
function plant(files: Readonly<Record<string, string>>): string {
  const tree = mkdtempSync(path.join(tmpdir(), 'hearback-breach-'));
  for (const name of ['.dependency-cruiser.cjs', 'eslint.config.mjs', 'tsconfig.json', '.prettierrc', 'package.json']) {
    cpSync(path.join(root, name), path.join(tree, name));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'));
  for (const folder of ['apps', 'libs', 'test']) mkdirSync(path.join(tree, folder));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.join(tree, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(tree, name), text);
  }
  return tree;
}

const cruise = ['apps', 'libs', '--config', '.dependency-cruiser.cjs'];
const cases = 'libs/features/cases/src';

/** Runs a tool once over a tree that holds all planted files. */
async function breach(tool: string, args: readonly string[], files: Readonly<Record<string, string>>): Promise<Ran> {
  const tree = plant(files);
  try {
    return await run(tool, args, tree);
  } finally {
    rmSync(tree, { recursive: true });
  }
}

const clean = ({ code, output }: Ran) => expect(code === 0 ? '' : output).toBe('');

describe('the house', () => {
  it('is formatted', async () => clean(await run('prettier', ['--check', '.'])), 3 * MINUTES);
  it('has no type errors', async () => clean(await run('tsc', ['--noEmit', '--incremental', 'false'])), 3 * MINUTES);
  it(
    'is free of lint',
    async () => clean(await run('eslint', ['--max-warnings', '0', 'apps', 'libs', 'test'])),
    5 * MINUTES,
  );
  it('keeps its architecture', async () => clean(await run('depcruise', cruise)), 3 * MINUTES);
});

describe('a planted breach of the architecture turns red:', () => {
  const breaches: readonly [rule: string, file: string, imports: string][] = [
    ['domain-is-pure', `${cases}/domain/node.ts`, 'node:fs'],
    ['domain-is-pure', `${cases}/domain/up.ts`, '../http/innocent'],
    ['domain-is-pure', `${cases}/domain/across.ts`, '../../../access/src/innocent'],
    ['decider-imports-no-package', 'libs/engine/decider/src/bad.ts', 'uuid'],
    ['features-meet-at-contracts', `${cases}/bad.ts`, '../../access/src/innocent'],
    ['engine-knows-no-business', 'libs/engine/deadlines/src/bad.ts', '../../../features/access/src/innocent'],
    ['apps-use-what-features-export', 'apps/api/src/bad.ts', '../../../libs/features/access/src/innocent'],
    ['data-never-turns-back', `${cases}/read/bad.ts`, '../http/innocent'],
    ['no-cycles', `${cases}/about.ts`, './round'],
  ];
  let ran: Ran;
  beforeAll(async () => {
    const files = Object.fromEntries(breaches.map(([, file, imports]) => [file, `import '${imports}';\n`]));
    ran = await breach('depcruise', cruise, {
      ...files,
      [`${cases}/round.ts`]: "import './about';\n",
      [`${cases}/http/innocent.ts`]: 'export {};\n',
      'libs/features/access/src/innocent.ts': 'export {};\n',
    });
  }, MINUTES);

  it.each(breaches)('%s in %s', (rule, file) => expect(ran.output).toContain(`${rule}: ${file} →`));
  it('and nothing else does', () => expect(ran.output).not.toContain('innocent.ts →'));
});

describe('a planted breach of the lint rules turns red:', () => {
  const breaches: readonly [rule: string, file: string, text: string][] = [
    ['no-restricted-syntax', `${cases}/domain/now.ts`, 'export const now = () => new Date();\n'],
    ['no-restricted-properties', `${cases}/domain/clock.ts`, 'export const now = () => Date.now();\n'],
    ['no-restricted-globals', `${cases}/domain/chance.ts`, 'export const id = () => crypto.randomUUID();\n'],
    ['no-restricted-properties', `${cases}/http/env.ts`, 'export const port = process.env.PORT;\n'],
    ['no-floating-promises', `${cases}/http/lost.ts`, 'export function lose() {\n  Promise.resolve(1);\n}\n'],
    [
      'switch-exhaustiveness-check',
      `${cases}/http/gap.ts`,
      "export function word(n: 'a' | 'b') {\n  switch (n) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n",
    ],
  ];
  let found: readonly { filePath: string; messages: readonly { ruleId: string }[] }[];
  beforeAll(async () => {
    const files = Object.fromEntries(breaches.map(([, file, text]) => [file, text]));
    const { output } = await breach('eslint', ['--format', 'json', 'libs'], files);
    found = JSON.parse(output) as typeof found;
  }, MINUTES);

  it.each(breaches)('%s in %s', (rule, file) => {
    const report = found.find(({ filePath }) => filePath.endsWith(file));
    expect(report?.messages.map(({ ruleId }) => ruleId.replace(/^.*\//, ''))).toContain(rule);
  });
});
