// The way between our pages. "Hvad nu hvis" is for process owners.
import { ask } from '/ask.js';
import { link } from '/elements.js';

const PAGES = { 'Sager': '/sager.html', 'Projekter': '/projekter.html', 'Registre': '/registre.html' };

const nav = document.querySelector('header nav');
nav.append(...Object.entries(PAGES).map(([text, href]) => link(href, text)), link('/camunda/app/tasklist/', 'Opgaver'));
mark();
ask('session').then(({ processOwner }) => {
  if (processOwner) {
    nav.lastChild.before(link('/hvad-nu-hvis.html', 'Hvad nu hvis'));
    nav.append(link('/camunda/app/cockpit/', 'Overblik'));
    mark();
  }
}, () => {}); // without an answer the other links are enough

function mark() {
  for (const a of nav.children) {
    if (a.pathname === location.pathname) {
      a.setAttribute('aria-current', 'page');
    }
  }
}
