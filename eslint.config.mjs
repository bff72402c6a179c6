import tseslint from 'typescript-eslint';

const ambient = 'The domain knows no clock, chance or process: time and ids come with the command.';

export default tseslint.config(
  { ignores: ['dist', 'node_modules'] },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-unsafe-function-type': 'error',
      'no-console': 'error',
    },
  },
  {
    // Classes here are injected by their type: an import that looks type-only carries the token.
    files: [
      '**/*.controller.ts',
      '**/*.handler.ts',
      '**/*.module.ts',
      '**/*query.ts',
      'libs/features/**/src/*.ts',
      'libs/features/*/src/{read,intake,deadlines,delivery,keys}/**/*.ts',
      'libs/engine/{platform,runtime}/src/**/*.ts',
    ],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['libs/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.fixture.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read once, by readSettings.' },
      ],
    },
  },
  {
    files: ['libs/features/*/src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.fixture.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'fetch', 'crypto', 'performance', 'setTimeout'].map((name) => ({ name, message: ambient })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: ambient },
        { object: 'Math', property: 'random', message: ambient },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: ambient },
      ],
    },
  },
  { files: ['apps/**/*.ts', 'test/**/*.ts', '**/embedded-postgres/**/*.ts'], rules: { 'no-console': 'off' } },
);
