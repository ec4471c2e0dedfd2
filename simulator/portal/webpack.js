const path = require('node:path');
const StylesPlugin = require('mini-css-extract-plugin');

/** The browser half of the simulated portal: one script and one sheet under names that the host page knows. */
module.exports = (common) => ({
  ...common,
  name: 'simulated portal',
  target: ['web', 'es2022'],
  context: path.resolve(__dirname, '../..'),
  entry: { portal: './simulator/portal/page/main.ts' },
  module: { rules: [...common.module.rules, { test: /\.css$/, use: [StylesPlugin.loader, 'css-loader'] }] },
  output: { path: path.resolve(__dirname, '../../dist/simulator/portal'), filename: '[name].js' },
  plugins: [new StylesPlugin({ filename: '[name].css' })],
});
