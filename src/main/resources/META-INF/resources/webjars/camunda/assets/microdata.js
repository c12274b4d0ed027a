import '/find-key.js';

// For all four applications: what index.html says in English before anything else is loaded; a browser set to English would
// otherwise offer to translate the page.
document.documentElement.lang = 'da';

// Where people log in at a provider, the applications' own page for it leads nowhere: after logging out the server names
// the provider's address, otherwise opening the application again asks the provider.
async function logInElsewhere() {
  if (!location.hash.startsWith('#/login')) return;
  const answer = await fetch('/camunda/api/microdata/session', { method: 'HEAD' });
  const goTo = answer.headers.get('X-Login');
  if (goTo) location.assign(goTo === 'again' ? location.pathname : goTo);
  const demo = answer.headers.get('X-Demo');
  if (demo) tellDemo(demo);
}

// The page of the login is drawn more than once.
function tellDemo(address) {
  const tell = () => {
    const form = document.querySelector('.form-signin');
    if (form && !form.querySelector('.microdata-demo')) {
      const link = document.createElement('a');
      link.href = address;
      link.textContent = 'Se demoens mennesker og deres adgangskode';
      const line = document.createElement('p');
      line.className = 'microdata-demo';
      line.append('Demo: ', link);
      form.append(line);
    }
  };
  tell();
  new MutationObserver(tell).observe(document.body, { subtree: true, childList: true });
}
addEventListener('hashchange', logInElsewhere);
logInElsewhere();

// Whoever came from one of our own pages to log in is sent back there.
addEventListener('hashchange', ({ oldURL }) => {
  const back = sessionStorage.getItem('microdata.return');
  if (back && oldURL.includes('#/login') && !location.hash.startsWith('#/login')) {
    sessionStorage.removeItem('microdata.return');
    location.assign(back);
  }
});

export default [];
