const fs = require('node:fs');
const path = require('node:path');

// Jest cannot require ES modules before Node 24.9, so packages that ship only those are transformed like our own code.
const modules = path.join(__dirname, 'node_modules');
const packageNames = fs
  .readdirSync(modules)
  .flatMap((name) =>
    name.startsWith('@') ? fs.readdirSync(path.join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
  );
const esModules = packageNames.filter((name) => {
  try {
    return JSON.parse(fs.readFileSync(path.join(modules, name, 'package.json'), 'utf8')).type === 'module';
  } catch {
    return false;
  }
});
const swc = (syntax) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    jsc: {
      target: 'es2022',
      parser: { syntax, decorators: true },
      keepClassNames: true,
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: 'commonjs' },
  },
];

module.exports = {
  testEnvironment: 'node',
  testRegex: '\\.(spec|int-spec|e2e-spec)\\.ts$',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  transform: { '^.+\\.ts$': swc('typescript'), '^.+\\.m?js$': swc('ecmascript') },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  moduleNameMapper: {
    '^@engine/([^/]+)/([^/]+)$': '<rootDir>/libs/engine/$1/src/$2.ts',
    '^@engine/([^/]+)$': '<rootDir>/libs/engine/$1/src/index.ts',
    '^@features/catalogue$': '<rootDir>/libs/features/catalogue.ts',
    '^@features/([^/]+)/contract$': '<rootDir>/libs/features/$1/src/contract.ts',
    '^@features/([^/]+)$': '<rootDir>/libs/features/$1/src/index.ts',
  },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/support/totals-reporter.js'],
  maxWorkers: 2,
};
