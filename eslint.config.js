// What the compiler cannot see: forgotten promises, unsafe casts, sloppy comparisons. Looks are prettier's business.
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['dist', '.cache']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // a cast is written where a library hands our own objects back
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // Control characters and look-alikes are what the reader and the reports are about.
    files: ['grammar/**/*.ts', 'server/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-control-regex': 'off', 'no-irregular-whitespace': 'off', 'no-misleading-character-class': 'off' },
  },
  {
    // Loaded by VS Code's extension host, which knows no modules there.
    files: ['test/editors/vscode/suite/*.cjs', 'test/editors/vscode/web-disk/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: Object.fromEntries(
        ['describe', 'it', 'setTimeout', 'Buffer', '__dirname', 'fetch', 'TextEncoder'].map((name) => [name, 'readonly']),
      ),
    },
  },
);
