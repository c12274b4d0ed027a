// For all four applications: what index.html says in English before anything else is loaded.
document.documentElement.lang = 'da';

// A browser that is set to English would otherwise offer to translate the page and write dates month first.
const DateTimeFormat = Intl.DateTimeFormat;
Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
  construct: (target, [locale, ...rest]) => new target(locale === 'default' ? 'da-DK' : locale, ...rest),
  apply: (target, self, [locale, ...rest]) => target(locale === 'default' ? 'da-DK' : locale, ...rest)
});

// Where people log in at a provider, the applications' own page for it leads nowhere: after logging out the server names
// the provider's address, otherwise opening the application again asks the provider.
async function logInElsewhere() {
  if (!location.hash.startsWith('#/login')) return;
  const answer = await fetch('/camunda/api/microdata/session', { method: 'HEAD' });
  const goTo = answer.headers.get('X-Login');
  if (goTo) location.assign(goTo === 'again' ? location.pathname : goTo);
}
addEventListener('hashchange', logInElsewhere);
logInElsewhere();

export default [];
