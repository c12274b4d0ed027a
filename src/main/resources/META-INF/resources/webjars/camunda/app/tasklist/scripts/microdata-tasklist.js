// What Tasklist cannot be told by configuration. Its forms have files of their own: microdata-form.js, microdata-draft.js.

import { askEngine } from '/engine.js';
import { WHAT_STARTS } from '/start-texts.js';

// A text that somebody else must read stands in full instead of in a small box to scroll in.
function stretch(root) {
  for (const box of root.querySelectorAll('textarea.fjs-textarea')) {
    if (box.scrollHeight > box.clientHeight + 2) {
      box.style.maxHeight = 'none';
      box.style.height = box.scrollHeight + 4 + 'px';
    }
  }
}

function explainStartList(root) {
  for (const link of root.querySelectorAll('ul.processes > li > a')) {
    const text = WHAT_STARTS[link.textContent.trim()];
    if (text && !link.parentElement.querySelector('.microdata-what')) {
      const what = document.createElement('div');
      what.className = 'microdata-what';
      what.textContent = text;
      link.after(what);
    }
  }
}

// Only who belongs to several institutions is asked for which one, and is told their numbers.
async function askForInstitution() {
  for (const field of document.querySelectorAll('.modal-content .fjs-form-field-number:not([data-microdata-asked])')) {
    const description = field.querySelector('.fjs-form-field-description');
    if (description && description.textContent.startsWith('Kun hvis du er tilknyttet flere')) {
      field.dataset.microdataAsked = 'true';
      const answer = await fetch('/camunda/api/microdata/institutions', { credentials: 'same-origin' }).catch(() => null);
      const own = answer && answer.ok ? await answer.json() : [];
      if (own.length === 1) {
        field.style.display = 'none';
      } else if (own.length) {
        // shown by the style sheet: the form draws its own text anew
        description.dataset.microdataOwn = ' Dine er '
          + own.map(one => `${one.authorisationNumber} (${one.name})`).join(', ') + '.';
      }
    }
  }
}

// Institutions' people may not read the processes' models: their tab "Diagram" would be empty.
let diagramFor;
async function offerDiagram() {
  for (const tab of document.querySelectorAll('.task-card .nav-tabs > li')) {
    tab.classList.toggle('microdata-diagram', tab.textContent.trim() === 'Diagram');
  }
  const menu = document.querySelector('.account .dropdown-toggle, [cam-widget-header] .account');
  const person = menu ? menu.textContent.trim() : '';
  if (person === diagramFor) {
    return;
  }
  diagramFor = person;
  const base = document.querySelector('base').getAttribute('engine-api');
  const answer = await fetch(base + 'engine/default/process-definition/count?key=assess-application',
    { credentials: 'same-origin' }).catch(() => null);
  const readable = answer && answer.ok && (await answer.json()).count > 0;
  document.body.classList.toggle('microdata-no-diagram', !readable);
}

// How much lies in each filter; Tasklist itself counts only the one that is open.
const AGAIN = 5000;
let notBefore = 0;
async function countFilters() {
  if (Date.now() < notBefore || !document.querySelector('.task-filter:not(:has(.microdata-count))')) {
    return;
  }
  notBefore = Date.now() + AGAIN;
  for (const { id, name } of await askEngine('filter?resourceType=Task') || []) {
    const told = await askEngine(`filter/${id}/count`);
    const item = [...document.querySelectorAll('.task-filter')].find(one => one.textContent.includes(name));
    if (told && item) {
      const count = item.querySelector('.microdata-count') || document.createElement('span');
      count.className = 'microdata-count';
      count.textContent = `(${told.count})`;
      item.append(count);
    }
  }
}

function countAnew() {
  document.querySelectorAll('.microdata-count').forEach(count => count.remove());
  notBefore = 0;
  countFilters();
}
document.addEventListener('microdata.form', countAnew);

new MutationObserver(mutations => {
  countFilters();
  let form = false;
  for (const { target } of mutations) {
    if (target.closest('.fjs-container')) {
      form = true;
    } else {
      if (target.closest('.task-card')) {
        offerDiagram();
      }
      form = form || !!target.querySelector('.fjs-container');
      if (target.closest('.modal-content') || target.querySelector('.modal-content')) {
        explainStartList(document);
      }
    }
  }
  if (form) {
    requestAnimationFrame(() => stretch(document));
    askForInstitution();
  }
}).observe(document.body, { subtree: true, childList: true });

// The most urgent first, unless somebody has chosen otherwise.
function sortByDueDate() {
  const [path, query = ''] = location.hash.slice(1).split('?');
  if ((path === '' || path === '/') && !new URLSearchParams(query).has('sorting')) {
    const sorting = encodeURIComponent(JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]));
    history.replaceState(history.state, '', `#/?${query ? query + '&' : ''}sorting=${sorting}`);
  }
}
sortByDueDate();
// Registered before Tasklist reads the address itself.
window.addEventListener('popstate', sortByDueDate);
window.addEventListener('hashchange', sortByDueDate);

// Another page has said what to begin; once, and not again when this one is loaded anew.
const wanted = sessionStorage.getItem('microdata.start');
if (wanted) {
  const named = (links, name) => [...document.querySelectorAll(links)].find(one => one.textContent.trim() === name);
  const begin = () => {
    const listed = named('.modal-content ul.processes > li > a', wanted);
    if (listed) {
      clearInterval(trying);
      listed.click();
    } else if (!document.querySelector('.modal-content')) {
      named('[cam-widget-header] .start-process-action a', 'Start ny sag')?.click();
    }
  };
  const trying = setInterval(begin, 300);
  sessionStorage.removeItem('microdata.start');
}

export default [];
