const [{ transform }] = require('../../jest.config.js').projects;

/** Tests in real Chromium: they need the built portal and the built plugin. */
module.exports = {
  rootDir: '../..',
  displayName: 'browser',
  testEnvironment: 'node',
  transform,
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  globalSetup: '<rootDir>/test/browser/support/build.ts',
  setupFilesAfterEnv: ['<rootDir>/test/browser/support/patience.ts'],
};
