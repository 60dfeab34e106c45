module.exports = {
  layout: "contact.njk",
  permalink: (data) => `/${data.page.fileSlug}/index.html`,
};
