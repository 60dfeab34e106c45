module.exports = function (config) {
  config.addFilter("wikilinks", (text) => text.replace(/\[\[([a-z0-9-]+)\]\]/g, '<a href="/$1/">$1</a>'));
  config.addFilter("contacts", (all) => all.filter((p) => p.data.name).sort((a, b) => (a.data.name < b.data.name ? -1 : 1)));
  return { dir: { input: ".", output: "public" }, markdownTemplateEngine: false };
};
