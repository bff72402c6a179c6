/** The rules of the house, checked in the test run (test/house.spec.ts), each with a planted breach that turns it red. */
const feature = '^libs/features/([^/]+)/src/';
const tests = '[.](spec|int-spec|e2e-spec|fixture)[.]ts$';

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'A domain imports itself, engine/decider, engine/working-time, and contracts of other features.',
      severity: 'error',
      from: { path: `${feature}domain/`, pathNot: tests },
      to: {
        pathNot: [
          '^libs/features/$1/src/domain/',
          '^libs/engine/(decider|working-time)/src/',
          '^libs/features/[^/]+/src/contract[.]ts$',
        ],
      },
    },
    {
      name: 'decider-imports-no-package',
      severity: 'error',
      from: { path: '^libs/engine/decider/src/', pathNot: tests },
      to: { pathNot: '^libs/engine/decider/src/' },
    },
    {
      name: 'features-meet-at-contracts',
      severity: 'error',
      from: { path: feature, pathNot: tests },
      to: { path: '^libs/features/', pathNot: ['^libs/features/$1/', '^libs/features/[^/]+/src/contract[.]ts$'] },
    },
    {
      name: 'engine-knows-no-business',
      severity: 'error',
      from: { path: '^libs/engine/' },
      to: { path: '^(libs/features|apps)/' },
    },
    {
      name: 'apps-use-what-features-export',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/features/[^/]+/src/', pathNot: '^libs/features/[^/]+/src/(index|contract)[.]ts$' },
    },
    {
      name: 'data-never-turns-back',
      comment: 'What is read leaves; it does not know how it came in.',
      severity: 'error',
      from: { path: `${feature}read/` },
      to: { path: '^libs/features/[^/]+/src/http/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
