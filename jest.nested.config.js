/** Tests on the nested host: minutes of QEMU, therefore not among those of `npm test`. */
const [sources] = require('./jest.config.js').projects;

module.exports = {
  ...sources,
  displayName: 'nested',
  testMatch: ['<rootDir>/test/nested/**/*.test.ts'],
  testPathIgnorePatterns: [],
  maxWorkers: 1,
};
