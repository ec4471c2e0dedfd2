const { readFileSync } = require('node:fs');

/** Jest's counterpart of webpack's `asset/source`. Reads again, for Jest takes the first line of a script away. */
module.exports = { process: (_, file) => ({ code: `module.exports = ${JSON.stringify(readFileSync(file, 'utf8'))};` }) };
