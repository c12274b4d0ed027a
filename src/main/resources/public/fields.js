// Fields with their labels, and forms that say in the server's words what is wrong, and where.
import { DAY_HINT, dayOf, decimalNumber, shownDay } from '/danish.js';
import { button, element, failure, styled } from '/elements.js';

let fields = 0;
const unfolded = new Map();

export function input(value = '') {
  const node = element('input');
  node.defaultValue = value || '';
  node.autocomplete = 'off';
  return node;
}

export function area() {
  const node = element('textarea');
  node.rows = 3;
  return node;
}

/** @param options pairs of value and text; the first is chosen where nothing else is */
export function choice(options, chosen) {
  const at = Math.max(0, options.findIndex(([value]) => value === chosen));
  return element('select', ...options.map(([value, text], i) => new Option(text, value, i === at, i === at)));
}

/** A day. The browser's own field speaks the browser's language, and so puts the month first in many a browser. */
export function dayInput(iso) {
  const node = input(iso && shownDay(iso));
  node.placeholder = 'dd.mm.åååå';
  node.className = 'day';
  return node;
}

/** The day in a field as the server reads it, or null where the field is empty; shows it as it was understood. */
export function dayIn(control) {
  if (!control.value.trim()) {
    return null;
  }
  const iso = dayOf(control.value);
  if (!iso) {
    throw new Error(`${control.labels[0].textContent}: ${DAY_HINT}`);
  }
  control.value = shownDay(iso);
  return iso;
}

/** The number in a field, or null where there is none; a comma stands before decimals. */
export function amount(control) {
  const { value, problem } = decimalNumber(control.value);
  if (problem) {
    throw new Error(`${control.labels[0].textContent}: ${problem}`);
  }
  return value ?? null;
}

/** A field below its label; what is wrong with it is said below it. */
export function field(label, control, hint) {
  control.id = control.id || `field-${++fields}`;
  const above = element('label', label);
  above.htmlFor = control.id;
  const wrong = styled('p', 'wrong');
  wrong.id = `${control.id}-wrong`;
  const told = hint ? styled('p', 'quiet hint', hint) : null;
  if (told) {
    told.id = `${control.id}-hint`;
  }
  control.setAttribute('aria-describedby', [told && told.id, wrong.id].filter(Boolean).join(' '));
  return styled('div', 'field', above, control, told, wrong);
}

export function tick(label, checked) {
  const node = element('input');
  node.type = 'checkbox';
  node.defaultChecked = checked;
  return { control: node, shown: styled('label', 'tick', node, element('span', label)) };
}

/**
 * A form that keeps what is typed until the server has taken it.
 *
 * @param title what the fields are about, or nothing
 * @param send sends what is typed; what it throws is said at the field that it begins with, or below them all
 * @param done gets the answer
 */
export function form(title, parts, action, send, done) {
  const press = styled('button', 'btn btn-primary', action);
  const told = element('div');
  const content = [...parts, told, styled('p', 'line', press)];
  const node = styled('form', 'fields',
    ...(title ? [element('fieldset', element('legend', title), ...content)] : content));
  node.noValidate = true; // the browser's own words are in the browser's language
  node.addEventListener('submit', async event => {
    event.preventDefault();
    blame(node, told, '');
    forget();
    press.disabled = true;
    try {
      const answer = await send();
      settle(node);
      await done(answer);
    } catch (error) {
      blame(node, told, error.message);
    } finally {
      press.disabled = false;
    }
  });
  return node;
}

/** Says of every line of a message at the field it names what is wrong there; the rest is said below the fields. */
function blame(node, told, message) {
  const rest = message.split('\n').filter(Boolean);
  for (const label of node.querySelectorAll('.field > label')) {
    const mine = rest.filter(line => line.startsWith(label.textContent + ':'));
    mine.forEach(line => rest.splice(rest.indexOf(line), 1));
    label.parentElement.querySelector('.wrong').textContent = mine.join('\n');
    label.control.setAttribute('aria-invalid', String(mine.length > 0));
  }
  told.replaceChildren(...(rest.length ? [failure(rest.join('\n'))] : []));
  const first = node.querySelector('[aria-invalid=true]');
  if (first) {
    first.focus();
  }
}

/** Where a field holds what is in it, and what the server has of it. */
function held(one) {
  return 'selected' in one ? ['selected', 'defaultSelected']
    : one.type === 'checkbox' ? ['checked', 'defaultChecked'] : ['value', 'defaultValue'];
}

/** What is in the fields now is what the server has. */
function settle(node) {
  for (const one of node.querySelectorAll('input, textarea, option')) {
    const [is, was] = held(one);
    one[was] = one[is];
  }
}

function isTypedIn(node) {
  return [...node.querySelectorAll('input, textarea, option')].some(one => {
    const [is, was] = held(one);
    return one[is] !== one[was];
  });
}

/**
 * A button that unfolds what is made at the first press. Where somebody has typed in it, it is still there when the
 * page around it is drawn anew.
 *
 * @param outer where it unfolds: a box, or a row with one cell
 * @param key what tells it from the others on the page
 */
export function unfolding(text, outer, key, make) {
  const inner = outer.cells ? outer.cells[0] : outer;
  const press = button(text, () => {
    if (!inner.firstChild) {
      unfolded.set(key, make());
      inner.append(unfolded.get(key));
    }
    show(outer.hidden);
  });
  const show = wanted => {
    outer.hidden = !wanted;
    press.setAttribute('aria-expanded', String(wanted));
  };
  const before = unfolded.get(key);
  const kept = before && isTypedIn(before);
  if (kept) {
    inner.append(before);
  }
  press.id = key;
  show(kept);
  return press;
}

/** A button for what happens at once; why it did not is said beside it. */
export function acting(text, act) {
  const told = element('div');
  const press = button(text, async () => {
    press.disabled = true;
    told.replaceChildren();
    forget();
    try {
      await act();
    } catch (error) {
      told.replaceChildren(failure(error.message));
    } finally {
      press.disabled = false;
    }
  });
  return styled('span', 'acting', press, told);
}

/** A button for what cannot be taken back: asks first, on the page itself. */
export function afterAsking(text, question, yes, act) {
  const box = element('div');
  const offer = () => box.replaceChildren(button(text, () => {
    const no = button('Nej', () => {
      offer();
      box.querySelector('button').focus();
    });
    box.replaceChildren(styled('div', 'asking', element('p', question), styled('p', 'line', acting(yes, act), no)));
    no.focus();
  }));
  offer();
  return box;
}

/** What was done before has nothing to say about what is tried now. */
function forget() {
  const message = document.querySelector('#message.done');
  if (message) {
    tell(message, '');
  }
}

/** Says what has happened, and goes on from the place where it was asked for. */
export function tell(message, text, key, ...more) {
  message.className = text ? 'done' : '';
  message.replaceChildren(text || '', ...more);
  const place = key && document.getElementById(key);
  if (place) {
    place.focus({ preventScroll: true });
  }
}
