import js from '@eslint/js';
import slds from '@salesforce-ux/eslint-plugin-slds';
import lwc from '@salesforce/eslint-config-lwc';
import { defineConfig, globalIgnores } from 'eslint/config';
import jest from 'eslint-plugin-jest';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Folders of the local org that a layer must not import; imports run one way (local-org design). */
const LAYERS = {
  diagnostics: [
    'syntax',
    'check',
    'emit',
    'runtime',
    'soql',
    'store',
    'metadata',
    'org',
    'deploy',
    'http',
    'ui',
    'cli',
    'apex-tests'
  ],
  syntax: [
    'check',
    'emit',
    'runtime',
    'soql',
    'store',
    'metadata',
    'org',
    'deploy',
    'http',
    'ui',
    'cli',
    'apex-tests'
  ],
  metadata: ['emit', 'soql', 'store', 'org', 'deploy', 'http', 'ui', 'cli', 'apex-tests'],
  store: ['check', 'emit', 'soql', 'org', 'deploy', 'http', 'ui', 'cli', 'apex-tests'],
  soql: ['check', 'emit', 'org', 'deploy', 'http', 'ui', 'cli', 'apex-tests'],
  runtime: ['check', 'emit', 'org', 'deploy', 'http', 'ui', 'cli', 'apex-tests'],
  check: ['emit', 'org', 'deploy', 'http', 'ui', 'cli', 'apex-tests'],
  emit: ['org', 'deploy', 'http', 'ui', 'cli', 'apex-tests'],
  'apex-tests': ['deploy', 'http', 'ui', 'cli'],
  org: ['deploy', 'http', 'ui', 'cli'],
  deploy: ['http', 'ui', 'cli'],
  http: ['ui', 'cli'],
  ui: ['cli']
};

const layerRules = Object.entries(LAYERS).map(([layer, forbidden]) => ({
  files: [`local-org/src/${layer}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: forbidden.map((folder) => ({
          group: [`**/${folder}/*`],
          allowTypeImports: true,
          message: `${layer} must not import ${folder}: imports run one way.`
        }))
      }
    ]
  }
}));

export default defineConfig([
  globalIgnores([
    'force-app/**/lwc/**/*.js',
    'coverage/',
    'build/',
    '.local-org/',
    '.sf/',
    '.sfdx/',
    '**/node_modules/'
  ]),
  {
    files: ['local-org/**/*.ts', 'scripts/**/*.ts', 'e2e/**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
      globals: globals.node
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              name: ['test', 'describe', 'it', 'suite', 'before', 'after'],
              package: 'node:test'
            }
          ]
        }
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }]
    }
  },
  {
    files: ['scripts/bench/page/**/*.ts'],
    languageOptions: {
      parserOptions: {
        project: './scripts/bench/page/tsconfig.json',
        tsconfigRootDir: import.meta.dirname
      },
      globals: globals.browser
    }
  },
  {
    files: ['local-org/src/ui/browser/**/*.ts'],
    languageOptions: {
      parserOptions: {
        project: './local-org/src/ui/browser/tsconfig.json',
        tsconfigRootDir: import.meta.dirname
      },
      globals: globals.browser
    }
  },
  ...layerRules,
  {
    files: ['force-app/**/lwc/**/*.ts'],
    extends: [
      lwc.configs.recommendedTs,
      js.configs.recommended,
      tseslint.configs.recommendedTypeChecked
    ],
    languageOptions: {
      // recommendedTs brings @babel/eslint-parser; typed rules need the TypeScript parser
      parser: tseslint.parser,
      parserOptions: { project: './tsconfig.lwc.json', tsconfigRootDir: import.meta.dirname },
      globals: globals.browser
    },
    rules: {
      // TypeScript knows these better
      'no-undef': 'off',
      'no-redeclare': 'off',
      'no-void': ['error', { allowAsStatement: true }],
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
    }
  },
  {
    files: ['force-app/**/lwc/**/__tests__/**/*.ts'],
    extends: [jest.configs['flat/recommended']],
    languageOptions: { globals: { ...globals.node, ...globals.jest } },
    rules: {
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'jest/expect-expect': 'error'
    }
  },
  {
    files: ['force-app/**/lwc/**/*.{html,css}'],
    plugins: { '@salesforce-ux/slds': slds },
    extends: ['@salesforce-ux/slds/recommended']
  },
  {
    files: ['local-org/src/ui/**/*.js', '*.js'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { ...globals.node, ...globals.browser } }
  }
]);
