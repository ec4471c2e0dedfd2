// Styles say nothing in jsdom.
module.exports = {};
