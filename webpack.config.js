const path = require('node:path');
const webpack = require('webpack');
const simulatedPortal = require('./simulator/portal/webpack.js');
const userInterface = require('./ui-plugin/webpack.js');

const common = {
  mode: 'production',
  devtool: false,
  module: {
    rules: [
      {
        test: /\.ts$/,
        exclude: /node_modules/,
        use: { loader: 'swc-loader', options: { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } } },
      },
      { test: /\.sh$/, type: 'asset/source' },
    ],
  },
  resolve: { extensions: ['.ts', '.js'] },
  cache: { type: 'filesystem', cacheDirectory: path.resolve(__dirname, '.cache/webpack') },
  performance: { hints: false },
  stats: 'errors-warnings',
};
const output = (folder, more) => ({ path: path.resolve(__dirname, 'dist', folder), ...more });

/** Programs for Node: everything in one file. */
const program = (name, entry, plugins = []) => ({
  ...common,
  name,
  target: 'node20',
  entry,
  output: output(name, { filename: '[name].cjs' }),
  plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }), ...plugins],
});

/** The library, in both module systems; its dependencies stay outside, so that a browser's bundler takes their browser builds. */
const library = (name, type, extension, more = {}) => ({
  ...common,
  name,
  target: 'node20',
  externalsPresets: { node: false },
  entry: { index: './client/index.ts', node: './client/node.ts' },
  externals: /^(node:|[a-z])/,
  externalsType: type === 'module' ? 'module' : 'commonjs',
  output: output('lib', {
    filename: `[name].${extension}`,
    library: { type: type === 'module' ? 'module' : 'commonjs2' },
    ...more,
  }),
  optimization: { minimize: false },
  ...(type === 'module' && { experiments: { outputModule: true } }),
});

const benchmarks = program('bench', {
  fleet: './bench/fleet.ts',
  engine: './bench/engine.ts',
  peak: './bench/peak.ts',
  planner: './bench/planner.ts',
  portal: './bench/portal.ts',
});
/** What drives Chromium is not bundled: it reads files of its own package. */
const bench = { ...benchmarks, externals: { 'playwright-core': 'commonjs playwright-core' } };

const manual = program('manual', { manual: './packaging/manual/main.ts' });

/** `webpack --env bench` builds the benchmarks alone, `webpack --env manual` what prints the manual page. */
module.exports = (env) =>
  env.bench
    ? bench
    : env.manual
      ? manual
      : [
          program('cli', { 'ovirt-dpdk': './client/cli/main.ts' }, [
            new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true }),
          ]),
          program('simulator', { serve: './simulator/attach/main.ts' }),
          simulatedPortal(common),
          library('library for import', 'module', 'mjs'),
          library('library for require', 'commonjs', 'cjs'),
          userInterface(common),
        ];
