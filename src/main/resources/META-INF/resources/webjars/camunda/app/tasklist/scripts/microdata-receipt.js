// What has become of it: after a task is done a receipt says who has the case now, and a case that is begun opens its first
// task. Tasklist itself says that something was sent, and shows nothing.
import { ask } from '/ask.js';
import { element, link, styled } from '/elements.js';

const ROOT = document.querySelector('base').getAttribute('app-root');
const ENGINE = `${ROOT}/api/engine/engine/default`;
const TRIES = 8;
const BETWEEN = 700;

/** The case of the form that is open, and of the one that was open last. */
let caseNumber = null;
/** The task that was mine last, before anything was begun. */
let newest = null;

const json = address => fetch(address, { headers: { Accept: 'application/json' }, credentials: 'same-origin' })
  .then(answer => answer.ok ? answer.json() : null).catch(() => null);

async function myNewest() {
  const me = await json(`${ROOT}/api/admin/auth/user/default`);
  const own = me && await json(`${ENGINE}/task?assignee=${encodeURIComponent(me.userId)}&sortBy=created&sortOrder=desc`
    + '&maxResults=1');
  return own && own.length ? own[0].id : null;
}

document.addEventListener('microdata.form', async ({ detail: { taskId } }) => {
  document.querySelectorAll('.microdata-receipt').forEach(node => node.remove());
  const variable = await json(`${ENGINE}/task/${taskId}/localVariables/caseNumber`);
  caseNumber = variable ? variable.value : null;
});

async function receipt(of) {
  const pane = document.querySelector('.column.task-details');
  const file = of && await ask(`cases/${encodeURIComponent(of)}`).catch(() => null);
  if (!file || !pane || document.querySelector('.task-card .fjs-container')) {
    return; // the case is not theirs to see any more, or the next task is open already
  }
  document.querySelectorAll('.microdata-receipt').forEach(node => node.remove());
  const box = styled('div', 'microdata-receipt', element('h3', `Sendt: sag ${of}`), element('p', file.line.title),
    ...(file.troubles || []).map(text => styled('p', 'trouble', text)), ...file.turns.map(text => element('p', text)),
    element('p', 'Du kan følge den her: ', link(`/sager.html#${of}`, `sag ${of}`), '.'));
  box.setAttribute('role', 'status');
  pane.append(box);
}

async function openFirstTask() {
  const before = new URLSearchParams(location.hash.split('?')[1]).get('task');
  for (let i = 0; i < TRIES; i++) {
    const mine = await myNewest();
    const query = new URLSearchParams(location.hash.split('?')[1]);
    if (query.get('task') !== before) {
      return; // somebody has gone on by themselves
    }
    if (mine && mine !== newest) {
      newest = mine;
      document.addEventListener('microdata.form', ({ detail: { taskId } }) => taskId === mine && focusFirst(), { once: true });
      query.set('task', mine);
      location.hash = `#/?${query}`;
      return;
    }
    await new Promise(done => setTimeout(done, BETWEEN));
  }
}

function focusFirst() {
  requestAnimationFrame(() => document.querySelector('.task-card .fjs-container :is(input, textarea):not([disabled])')?.focus());
}

new MutationObserver(mutations => {
  for (const text of mutations.flatMap(({ addedNodes }) => [...addedNodes])
    .filter(node => node.nodeType === Node.ELEMENT_NODE && node.closest('.notifications')).map(node => node.textContent)) {
    if (text.includes('Opgaven er fuldført')) {
      receipt(caseNumber);
    } else if (text.includes('Sagen er startet')) {
      openFirstTask();
    }
  }
}).observe(document.body, { subtree: true, childList: true });

myNewest().then(id => { newest = id; });

export default [];
