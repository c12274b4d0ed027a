// Anything that one may see, by words and by number. What is typed stands in the address, so that one comes back to it.
import { ask } from '/ask.js';
import { count, element, link, styled } from '/elements.js';
import { field, input } from '/fields.js';
import { searching } from '/paged-list.js';

const HINT = 'Sager, institutioner, personer, registre, breve, afgørelser og dokumenter: skriv ord eller et nummer.'
  + ' Med Ctrl+K, eller / uden for et felt, kommer du hertil fra alle sider. Gå gennem resultaterne med piletasterne.';

const message = document.getElementById('message');
const found = document.getElementById('found');
const text = input();
text.type = 'search';
text.name = 'q';
const form = element('form', field('Søg i alt', text, HINT));
form.className = 'fields';
form.setAttribute('role', 'search');
document.getElementById('find').append(form);

let asked = 0;

async function show(query) {
  const mine = ++asked;
  const typed = text.value.replace(/[^\p{L}\p{N}]/gu, '');
  if (typed.length < 2) {
    message.textContent = typed && 'Skriv mindst to tegn.';
    found.replaceChildren();
    return;
  }
  message.textContent = 'Søger …';
  try {
    const groups = await ask(`find?${query}`);
    if (mine === asked) {
      found.replaceChildren(...groups.map(group));
      message.textContent = groups.length ? told(groups) : 'Intet af det, du må se, svarer til det.';
    }
  } catch (error) {
    if (mine === asked) {
      found.replaceChildren();
      message.textContent = error.message;
    }
  }
}

/** How many in all; "mindst", where there are more of a kind than are shown. */
function told(groups) {
  const shown = groups.reduce((sum, { hits }) => sum + hits.length, 0);
  const more = groups.some(({ count: all }) => all.endsWith('+'));
  return (more ? 'Mindst ' : '') + count(shown, 'resultat', 'resultater')
    + (more ? '. Af hver slags vises de 10 første: skriv flere ord for at finde færre.' : '');
}

function group({ kind, count: all, hits }) {
  return styled('section', 'found', element('h2', `${kind} (${all})`), element('ul', ...hits.map(hit)));
}

function hit({ address, title, about, excerpt }) {
  const where = link(address, '');
  where.append(...marked(title));
  return element('li', where, about.length ? styled('small', 'quiet below', ...marked(about)) : null,
    excerpt.length ? styled('p', 'excerpt', ...marked(excerpt)) : null);
}

function marked(parts) {
  return parts.map(part => part.marked ? element('mark', part.text) : part.text);
}

// the field is the first of them; Enter opens the one that has the focus
addEventListener('keydown', event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const all = [text, ...found.querySelectorAll('a')];
  const at = all.indexOf(document.activeElement);
  if (step && at >= 0 && all[at + step]) {
    event.preventDefault();
    all[at + step].focus();
  }
});

const wanted = searching(form, show);
text.focus();
show(wanted());
