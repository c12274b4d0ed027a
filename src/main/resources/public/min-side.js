// One's own page: what waits, what is new, one's cases, and what one can begin.
import { ask } from '/ask.js';
import { element, failure, link, longTable, row, styled, table, troubled } from '/elements.js';
import { WHAT_STARTS } from '/start-texts.js';
import { taskDesk } from '/task-desk.js';

const TASKLIST = '/camunda/app/tasklist/default/';
const STARTABLE = '/camunda/api/engine/engine/default/process-definition?latestVersion=true&active=true'
  + '&startableInTasklist=true&startablePermissionCheck=true&sortBy=name&sortOrder=asc';
const CASES_SHOWN = 10;

function fill(id, promise) {
  promise.then(parts => document.getElementById(id).replaceChildren(...parts),
    error => document.getElementById(id).replaceChildren(failure(error.message)));
}

async function news() {
  const { since, told } = await ask('home/visit', 'PUT');
  return [element('h2', 'Nyt siden sidst'), told.length ? table(['Hvornår', 'Hvad', 'Sag'], told.map(one => row([one.when,
    one.title, one.caseNumber ? link(`/sager.html#${one.caseNumber}`, one.caseNumber) : ''])))
    : element('p', `Ingen breve til dig siden ${since}.`)];
}

async function cases() {
  const own = await ask('home/cases');
  return [element('h2', 'Mine sager'), own.length ? longTable(['Sag', 'Type', 'Titel', 'Status', 'Hos', 'Frist', 'Slutdato'],
    own.map(one => row([link(`/sager.html#${one.caseNumber}`, one.caseNumber), one.kind, one.title,
      troubled(one.state, one.trouble), element('span', one.holder,
        one.since ? styled('small', 'quiet below', `siden ${one.since}`) : null), one.due || '', one.endsOn || ''])), CASES_SHOWN)
    : element('p', 'Du har ingen del i nogen sag.'),
  element('p', link('/sager.html', 'Alle sager, du må kende'))];
}

async function start() {
  const answer = await fetch(STARTABLE, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  const startable = answer.ok ? await answer.json() : [];
  return startable.length ? [element('h2', 'Start ny sag'), styled('ul', 'startable', ...startable.map(({ name }) =>
    element('li', starting(name), styled('span', 'quiet', WHAT_STARTS[name] ? ` – ${WHAT_STARTS[name]}` : ''))))] : [];
}

/** Tasklist has no address for a form that starts something, so it is told what to open. */
function starting(name) {
  const one = link(TASKLIST, name);
  one.addEventListener('click', () => sessionStorage.setItem('microdata.start', name));
  return one;
}

document.getElementById('tasks').append(taskDesk());
fill('news', news());
fill('cases', cases());
fill('start', start());
