const swc = ['@swc/jest', { module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }];
const transform = { '^.+\\.ts$': swc, '\\.sh$': '<rootDir>/test/support/asText.cjs' };
const react = [
  '@swc/jest',
  {
    ...swc[1],
    jsc: { ...swc[1].jsc, parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
  },
];
const node = { rootDir: __dirname, testEnvironment: 'node', transform };
/** Tests of what a user starts: they need dist/, which is built once before them. */
const onBuilt = ['<rootDir>/test/client/cli/', '<rootDir>/test/scenes/', '<rootDir>/test/[^/]*\\.test\\.ts'];

module.exports = {
  projects: [
    {
      ...node,
      displayName: 'sources',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [
        ...onBuilt,
        ...['nested', 'real', 'ui-plugin', 'browser', 'screenshots', 'rpm'].map((room) => `<rootDir>/test/${room}/`),
      ],
    },
    {
      ...node,
      displayName: 'ui',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/test/ui-plugin/**/*.test.{ts,tsx}'],
      // Packages that come as modules only have to be made into what jest loads.
      transform: { ...transform, '^.+\\.tsx$': react, '/node_modules/.+\\.js$': swc },
      transformIgnorePatterns: ['/node_modules/(?!(@patternfly|@formatjs|intl-messageformat)/)'],
      moduleNameMapper: { '\\.css$': '<rootDir>/test/support/cssStub.cjs' },
      setupFilesAfterEnv: ['<rootDir>/test/support/jestDom.ts'],
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
    {
      ...node,
      displayName: 'rpm',
      testMatch: ['<rootDir>/test/rpm/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/packages.ts',
      setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
    },
    { ...node, displayName: 'nested', testMatch: ['<rootDir>/test/nested/**/*.test.ts'] },
    {
      ...node,
      displayName: 'screenshots',
      testMatch: ['<rootDir>/test/screenshots/**/*.test.ts'],
      globalSetup: '<rootDir>/test/browser/support/build.ts',
      setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
    },
    {
      ...node,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
      globalSetup: '<rootDir>/test/browser/support/build.ts',
      setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
    },
  ],
};
