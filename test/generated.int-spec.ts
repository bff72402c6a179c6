import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrations } from '@features/catalogue';
import { createTestDatabase } from './support/database';
import { commandMap } from './generated/command-map';
import { eventCatalogue } from './generated/event-catalogue';
import { openApi } from './generated/open-api';
import { schemaDump } from './generated/schema-dump';
import { settingsReference } from './generated/settings-reference';

const root = path.join(__dirname, '..');

/** `npm run generate` writes the files; here they are made again and compared. */
const files: readonly [file: string, make: () => string | Promise<string>][] = [
  ['openapi.json', openApi],
  ['docs/generated/events.md', eventCatalogue],
  ['docs/generated/commands.md', commandMap],
  ['docs/settings.md', settingsReference],
  [
    'docs/generated/schema.sql',
    async () => {
      const database = await createTestDatabase(migrations);
      try {
        return await schemaDump(database.open('owner'));
      } finally {
        await database.drop();
      }
    },
  ],
];

it.each(files)('%s is what the code says', async (file, make) => {
  const target = path.join(root, file);
  const made = await make();
  if (process.env.GENERATE) {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, made);
  }
  expect(existsSync(target) ? readFileSync(target, 'utf8') : 'missing: npm run generate').toBe(made);
});
