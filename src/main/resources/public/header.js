// The way between our pages. Some are for process owners.
import { ask } from '/ask.js';
import { link } from '/elements.js';

const PAGES = { 'Sager': '/sager.html', 'Projekter': '/projekter.html', 'Registre': '/registre.html',
  'Institution': '/institution.html', 'Opgaver og fravær': '/arbejde.html' };
const OWNERS = { 'Hvad nu hvis': '/hvad-nu-hvis.html', 'Revisionsspor': '/revisionsspor.html',
  'Usendte breve': '/breve.html' };
const TERMS = { 'Vilkår': '/vilkaar.html' };
const VERSIONS = { 'Modelversioner': '/modelversioner.html' };

const nav = document.querySelector('header nav');
const links = pages => Object.entries(pages).map(([text, href]) => link(href, text));
nav.append(...links(PAGES), link('/camunda/app/tasklist/', 'Opgaver'));
mark();
ask('session').then(({ processOwner, approver, administrator, dataProtection }) => {
  const more = { ...processOwner ? OWNERS : {}, ...processOwner || approver ? TERMS : {},
    ...processOwner || administrator ? VERSIONS : {} };
  nav.lastChild.before(...links(more));
  if (dataProtection) {
    nav.lastChild.before(link('/persondata.html', 'Persondata'));
  }
  if (processOwner) {
    nav.append(link('/camunda/app/cockpit/', 'Overblik'));
  }
  mark();
}, () => {}); // without an answer the other links are enough

function mark() {
  for (const a of nav.children) {
    if (a.pathname === location.pathname) {
      a.setAttribute('aria-current', 'page');
    }
  }
}
