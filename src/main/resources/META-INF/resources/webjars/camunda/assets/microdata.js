// For all four applications: what index.html says in English before anything else is loaded.
document.documentElement.lang = 'da';

// A browser that is set to English would otherwise offer to translate the page and write dates month first.
const DateTimeFormat = Intl.DateTimeFormat;
Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
  construct: (target, [locale, ...rest]) => new target(locale === 'default' ? 'da-DK' : locale, ...rest),
  apply: (target, self, [locale, ...rest]) => target(locale === 'default' ? 'da-DK' : locale, ...rest)
});

export default [];
