// What has become of it: after a task is done a receipt says who has the case now, and a case that is begun opens its
// first task. Tasklist itself says that something was sent, and shows nothing.
import { ask } from '/ask.js';
import { element, link, styled } from '/elements.js';
import { askEngine, caseOfTask, whoIsLoggedIn } from '/engine.js';

const TRIES = 8;
const BETWEEN = 700;

/** The case of the form that is open, and of the one that was open last. */
let caseNumber = null;
/** The task that was mine last, when somebody chose what to begin. */
let newest = null;

async function myNewest() {
  const me = await whoIsLoggedIn();
  const own = me && await askEngine(`task?assignee=${encodeURIComponent(me)}&sortBy=created&sortOrder=desc&maxResults=1`);
  return own && own.length ? own[0].id : null;
}

document.addEventListener('microdata.form', async ({ detail: { taskId } }) => {
  document.querySelectorAll('.microdata-receipt').forEach(node => node.remove());
  caseNumber = await caseOfTask(taskId);
});

/** What runs by itself after a task takes a moment; the receipt is drawn anew until it says who has the case. */
async function receipt(of) {
  for (let i = 0; of && i < TRIES; i++) {
    const file = await ask(`cases/${encodeURIComponent(of)}`).catch(() => null);
    const pane = document.querySelector('.column.task-details');
    if (!file || !pane || of !== caseNumber || document.querySelector('.task-card .fjs-container')) {
      return; // the case is not theirs to see any more, or the next task is open already
    }
    document.querySelectorAll('.microdata-receipt').forEach(node => node.remove());
    pane.append(drawn(of, file));
    if (file.turns.length || !file.line.holder.includes('automatisk')) {
      return;
    }
    await wait(BETWEEN);
  }
}

function drawn(of, { line, troubles, turns }) {
  const box = styled('div', 'microdata-receipt', element('h3', `Sendt: sag ${of}`), element('p', line.title),
    ...(troubles || []).map(text => styled('p', 'trouble', text)),
    ...(turns.length ? turns : ['Sagen behandles nu automatisk.']).map(text => element('p', text)),
    element('p', 'Du kan følge den her: ', link(`/sager.html#${of}`, `sag ${of}`), '.'));
  box.setAttribute('role', 'status');
  return box;
}

/** Says on the page itself how long it is about to open something: until then nobody need open it by hand. */
async function openFirstTask() {
  const page = document.documentElement;
  page.dataset.opening = 'true';
  try {
    const before = openTask();
    for (let i = 0; i < TRIES && openTask() === before; i++) { // else somebody has gone on by themselves
      const mine = await myNewest();
      if (mine && mine !== newest) {
        newest = mine;
        await open(mine);
        return;
      }
      await wait(BETWEEN);
    }
  } finally {
    delete page.dataset.opening;
  }
}

const wait = time => new Promise(done => setTimeout(done, time));

function openTask() {
  return new URLSearchParams(location.hash.split('?')[1]).get('task');
}

/** Ends when its form is there, with the cursor in the first field if one writes there. */
async function open(task) {
  const query = new URLSearchParams(location.hash.split('?')[1]);
  query.set('task', task);
  const drawn = new Promise(done => document.addEventListener('microdata.form', function opened({ detail: { taskId } }) {
    if (taskId === task) {
      document.removeEventListener('microdata.form', opened);
      done();
    }
  }));
  location.hash = `#/?${query}`;
  await Promise.race([drawn, wait(TRIES * BETWEEN)]);
  await new Promise(requestAnimationFrame);
  const first = document.querySelector('.task-card .fjs-container :is(input, textarea):not([disabled])');
  if (first && !first.closest('.fjs-form-field-select, .fjs-form-field-taglist')) { // which would unfold its choices
    first.focus();
  }
}

let choosing = false;

new MutationObserver(mutations => {
  for (const text of mutations.flatMap(({ addedNodes }) => [...addedNodes])
    .filter(node => node.nodeType === Node.ELEMENT_NODE && node.closest('.notifications')).map(node => node.textContent)) {
    if (text.includes('Opgaven er fuldført')) {
      receipt(caseNumber);
    } else if (text.includes('Sagen er startet')) {
      openFirstTask();
    }
  }
  const chooses = Boolean(document.querySelector('.modal-content ul.processes'));
  if (chooses && !choosing) {
    myNewest().then(id => { newest = id; });
  }
  choosing = chooses;
}).observe(document.body, { subtree: true, childList: true });

export default [];
