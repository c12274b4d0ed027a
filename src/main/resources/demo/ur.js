const CLOCK = '/camunda/api/microdata/demo/clock';
const element = id => document.getElementById(id);
let today;

function say(text, wrong) {
  element('answer').textContent = text;
  element('answer').className = 'answer ' + (wrong ? 'wrong' : 'done');
}

function busy(is) {
  document.querySelectorAll('button').forEach(button => button.disabled = is);
}

// The day alone, so that neither the browser's time zone nor summer time moves it.
function later(days, months) {
  const [year, month, day] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(day, months ? last : day) + days));
  return moved.toISOString().slice(0, 10);
}

function show(state) {
  today = state.today;
  element('today').textContent = state.text;
  element('date').min = later(1, 0);
  element('date').value = later(1, 0);
  element('controls').hidden = false;
}

// The token's cookie belongs to the applications' path and cannot be read here; this page's own address tells it.
async function token() {
  const answer = await fetch('/demo/ur.html', { method: 'HEAD', credentials: 'same-origin', cache: 'no-store' });
  return answer.headers.get('X-XSRF-TOKEN') || '';
}

async function ask(options) {
  const answer = await fetch(CLOCK, { credentials: 'same-origin', ...options });
  const state = await answer.json().catch(() => ({}));
  if (answer.status === 401 || answer.status === 403) {
    element('controls').hidden = true;
    element('login').hidden = false;
    element('today').parentElement.hidden = true;
    element('answer').textContent = '';
    return null;
  }
  if (!answer.ok) {
    say(state.message || 'Uret kunne ikke stilles. Prøv igen.', true);
    return null;
  }
  return state;
}

async function read() {
  const state = await ask({});
  if (state) {
    show(state);
  }
}

async function move(to) {
  busy(true);
  say('Uret stilles frem, og det, der skulle ske undervejs, sker nu …');
  try {
    const state = await ask({
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': await token() },
      body: JSON.stringify({ to })
    });
    if (state) {
      show(state);
      say('Det er nu ' + state.text + '. ' + (state.happened === 0 ? 'Der skete ikke noget undervejs.'
        : state.happened === 1 ? 'Der skete én ting undervejs.' : 'Der skete ' + state.happened + ' ting undervejs.'));
    }
  } catch (e) {
    say('Der er ingen forbindelse til serveren. Prøv igen om lidt.', true);
  } finally {
    busy(false);
  }
}

document.querySelectorAll('.steps button').forEach(button => button.addEventListener('click',
  () => move(later(Number(button.dataset.days || 0), Number(button.dataset.months || 0)))));
element('form').addEventListener('submit', event => {
  event.preventDefault();
  move(element('date').value);
});
read().catch(() => say('Der er ingen forbindelse til serveren. Prøv igen om lidt.', true));
