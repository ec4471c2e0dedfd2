const swc = ['@swc/jest', { module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }];
const transform = { '^.+\\.ts$': swc, '\\.sh$': '<rootDir>/test/support/asText.cjs' };
const node = { rootDir: __dirname, testEnvironment: 'node', transform };
/** Tests of what a user starts: they need dist/, which is built once before them. */
const onBuilt = ['<rootDir>/test/client/cli/', '<rootDir>/test/scenes/', '<rootDir>/test/[^/]*\\.test\\.ts'];

module.exports = {
  projects: [
    {
      ...node,
      displayName: 'sources',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [...onBuilt, '<rootDir>/test/nested/', '<rootDir>/test/real/'],
    },
    {
      ...node,
      displayName: 'built',
      testMatch: ['<rootDir>/test/client/cli/**/*.test.ts', '<rootDir>/test/scenes/**/*.test.ts', '<rootDir>/test/*.test.ts'],
      globalSetup: '<rootDir>/test/support/build.ts',
    },
    {
      ...node,
      displayName: 'real',
      testMatch: ['<rootDir>/test/real/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/build.ts',
      setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
    },
    { ...node, displayName: 'nested', testMatch: ['<rootDir>/test/nested/**/*.test.ts'] },
  ],
};
