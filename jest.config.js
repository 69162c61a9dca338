import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

export default {
  ...jestConfig,
  testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/build', '<rootDir>/local-org'],
  // jsdom's parser of styles does not know container queries
  moduleNameMapper: {
    '\\.css(\\?.*)?$': require.resolve('@lwc/jest-resolver/resources/emptyStyleMock.js'),
    // There is no stub of lightning-select; that of the combobox has the same label, options and value.
    '^lightning/select$':
      require.resolve('@salesforce/sfdx-lwc-jest/src/lightning-stubs/combobox/combobox.js')
  },
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/jest.setup.cjs'],
  collectCoverageFrom: ['force-app/main/default/lwc/*/*.ts'],
  coverageReporters: ['text', 'lcov']
};
