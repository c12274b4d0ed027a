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

const danish = day => new Date(day + 'T12:00:00').toLocaleDateString('da-DK', { dateStyle: 'long' });
const days = (from, to) => (Date.parse(to) - Date.parse(from)) / 86400000;
const things = number => number === 0 ? 'Der er ikke sket noget undervejs.'
  : number === 1 ? 'Der er sket én ting undervejs.' : 'Der er sket ' + number + ' ting undervejs.';

function show(state) {
  today = state.today;
  element('today').textContent = state.text;
  element('date').min = later(1, 0);
  element('date').value = later(1, 0);
  element('controls').hidden = false;
  const move = state.move;
  const moving = !!move && move.state === 'UNDER_WAY';
  busy(moving);
  element('moving').hidden = !moving;
  if (moving) {
    element('reached').textContent = 'Uret er på vej til ' + danish(move.to) + ' og er nået til ' + danish(move.day) + '. '
      + things(move.happened);
    element('progress').value = days(move.from, move.day) / Math.max(days(move.from, move.to), 1);
    setTimeout(follow, 700);
  }
  return moving;
}

// What there is to say when it has come to its end, wherever and whenever it was begun.
async function follow() {
  try {
    const state = await ask({});
    if (state && !show(state)) {
      if (state.move.state === 'STUCK') {
        say('Uret kom ikke længere end til ' + state.text + '. Det, der er sket indtil da, gælder. Stil det igen om lidt.', true);
      } else {
        say('Det er nu ' + state.text + '. ' + things(state.move.happened));
      }
    }
  } catch (e) {
    say('Der er ingen forbindelse til serveren. Uret går videre, når den er tilbage.', true);
    setTimeout(follow, 3000);
  }
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
  element('answer').textContent = '';
  try {
    const state = await ask({
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': await token() },
      body: JSON.stringify({ to })
    });
    if (state) {
      show(state);
    } else {
      await read(); // somebody else may be moving it
    }
  } catch (e) {
    busy(false);
    say('Der er ingen forbindelse til serveren. Prøv igen om lidt.', true);
  }
}

document.querySelectorAll('.steps button').forEach(button => button.addEventListener('click',
  () => move(later(Number(button.dataset.days || 0), Number(button.dataset.months || 0)))));
element('form').addEventListener('submit', event => {
  event.preventDefault();
  move(element('date').value);
});
read().catch(() => say('Der er ingen forbindelse til serveren. Prøv igen om lidt.', true));
