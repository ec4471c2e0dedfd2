const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { Compilation, sources } = require('webpack');

const folders = (folder) => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** The portal's own locales: this room has a folder for each. */
const locales = folders(__dirname)
  .map(({ name }) => name)
  .filter((name) => /^[a-z]{2}_[A-Z]{2}$/.test(name));

const files = (locale) =>
  readdirSync(path.join(__dirname, locale))
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.join(__dirname, locale, name));

const catalogue = (locale) => Object.assign({}, ...files(locale).map((file) => JSON.parse(readFileSync(file, 'utf8'))));

/** Writes `messages-<locale>.js`: the words of one language, which a content page loads before its own script. */
class CataloguePlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('CataloguePlugin', (compilation) => {
      for (const locale of locales) compilation.contextDependencies.add(path.join(__dirname, locale));
      compilation.hooks.processAssets.tap({ name: 'CataloguePlugin', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, () => {
        for (const locale of locales) {
          const text = `window.ovirtDpdkMessages=${JSON.stringify(catalogue(locale))};`;
          compilation.emitAsset(`messages-${locale}.js`, new sources.RawSource(text), { minimized: true });
        }
      });
    });
  }
}

module.exports = { CataloguePlugin, catalogue, locales };
