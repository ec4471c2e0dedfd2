const path = require('node:path');
const webpack = require('webpack');

const script = {
  test: /\.ts$/,
  exclude: /node_modules/,
  use: { loader: 'swc-loader', options: { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } } },
};
const common = {
  mode: 'production',
  devtool: false,
  module: { rules: [script] },
  resolve: { extensions: ['.ts', '.js'] },
  cache: { type: 'filesystem', cacheDirectory: path.resolve(__dirname, '.cache/webpack') },
  performance: { hints: false },
  stats: 'errors-warnings',
};
const oneFile = new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 });
const shebang = new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true });
const output = (folder, extra = {}) => ({ path: path.resolve(__dirname, 'dist', folder), filename: '[name].cjs', ...extra });

module.exports = [
  {
    ...common,
    name: 'cli',
    target: 'node20',
    entry: { 'ovirt-dpdk': './client/cli/main.ts' },
    output: output('cli'),
    plugins: [oneFile, shebang],
  },
  {
    ...common,
    name: 'simulator',
    target: 'node20',
    entry: { serve: './simulator/attach/main.ts' },
    output: output('simulator'),
    plugins: [oneFile],
  },
];
