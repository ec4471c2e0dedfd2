const path = require('node:path');
const { CataloguePlugin, locales } = require('./i18n/cataloguePlugin.js');
const HtmlPlugin = require('html-webpack-plugin');
const StylesPlugin = require('mini-css-extract-plugin');

const page = (filename, template, locale, chunks) =>
  new HtmlPlugin({
    filename,
    template: path.resolve(__dirname, 'pages', template),
    templateParameters: { locale, language: locale.replace('_', '-') },
    chunks,
    chunksSortMode: 'manual',
    // One after the other: the hidden page registers before the client is there, words stand before what says them.
    scriptLoading: 'blocking',
    inject: 'body',
  });

/**
 * What the engine serves: plugin.html, the hidden page, and a content page for each locale, so that nothing has to be loaded late. A
 * file loaded late is missing after an engine restart: the engine serves files only once its portal page was loaded again.
 */
module.exports = (common) => ({
  ...common,
  name: 'portal plugin',
  target: ['web', 'es2022'],
  context: path.resolve(__dirname, '..'),
  entry: {
    plugin: './ui-plugin/plugin/main.ts',
    backstage: './ui-plugin/backstage/main.ts',
    content: './ui-plugin/pages/content.tsx',
  },
  resolve: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  output: {
    path: path.resolve(__dirname, '../dist/ui-plugin'),
    filename: '[name].js',
    publicPath: '/ovirt-engine/webadmin/plugin/ovirt-dpdk/',
    assetModuleFilename: 'assets/[name].[hash:8][ext]',
    clean: true,
  },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        use: {
          loader: 'swc-loader',
          options: {
            jsc: {
              target: 'es2022',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
      },
      { test: /\.sh$/, type: 'asset/source' },
      // PatternFly's own fonts are not shipped: the pages have the portal's.
      {
        test: /\.css$/,
        use: [StylesPlugin.loader, { loader: 'css-loader', options: { url: { filter: (url) => !url.includes('RedHat') } } }],
      },
      { test: /\.(woff2?|svg|png|jpe?g)$/, type: 'asset/resource' },
    ],
  },
  plugins: [
    new CataloguePlugin(),
    new StylesPlugin({ filename: '[name].css' }),
    page('plugin.html', 'plugin.html', 'en_US', ['plugin', 'backstage']),
    ...locales.map((locale) => page(`${locale}.html`, 'content.html', locale, ['content'])),
  ],
});
