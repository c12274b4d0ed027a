// What is kept of people, for the data protection officer: found, fetched, and erased.
import { ask } from '/ask.js';
import { button, count, element, failure, link, row, styled, table } from '/elements.js';

const MOST_FOUND = 20;

const message = document.getElementById('message');
const section = document.getElementById('people');
const form = document.getElementById('question');
const search = document.getElementById('search');
const found = document.getElementById('found');

async function begin() {
  try {
    const places = await ask('personal-data/places');
    document.getElementById('places').replaceChildren(table(['Sted', 'Hvad', 'Hvorfor', 'Hvor længe', 'Ved sletning'],
      places.map(place => [place.place, place.holds, place.ground, place.kept, place.erasure])));
    section.hidden = false;
    message.textContent = '';
    search.focus();
  } catch (error) {
    message.textContent = error.status === 403 ? 'Denne side er for databeskyttelsesrådgiveren. ' + error.message
      : error.message;
  }
}

async function show(event) {
  event.preventDefault();
  found.replaceChildren('Søger …');
  try {
    const people = await ask('personal-data?q=' + encodeURIComponent(search.value));
    found.replaceChildren(element('p', people.length === MOST_FOUND
      ? `De første ${MOST_FOUND} personer. Skriv mere af navnet for at finde andre.`
      : count(people.length, 'person', 'personer') + ' fundet.'),
    people.length ? table(['Bruger-id', 'Navn', 'E-mail', 'Konto', ''], people.map(line)) : '');
  } catch (error) {
    found.replaceChildren(failure(error.message));
  }
}

function line(person) {
  const actions = styled('div', 'actions');
  const tr = row([person.id, person.name, person.email,
    person.erasedOn ? `Slettet ${person.erasedOn}` : person.account ? 'Ja' : 'Nej', actions]);
  const address = `/camunda/api/microdata/personal-data/${encodeURIComponent(person.id)}`;
  actions.append(fetching(`${address}/page`, 'Hent til læsning', `Hent data om ${person.id} til læsning`),
    fetching(address, 'Hent data', `Hent data om ${person.id}`),
    fetching(`${address}/documents`, 'Hent med dokumenter', `Hent data om ${person.id} med dokumenter`));
  actions.append(folding('Hvem har set', `Hvem har set oplysninger om ${person.id}`, tr, () => looks(person)));
  if (!person.erasedOn) {
    actions.append(folding('Slet …', `Slet ${person.id}`, tr, open => erasure(person, tr, open)));
  }
  return tr;
}

/** A button that opens and closes a row of its own below the person. */
function folding(text, label, tr, content) {
  let below;
  const open = button(text, () => {
    if (!below) {
      below = element('tr', element('td', content(open)));
      below.cells[0].colSpan = tr.cells.length;
      below.hidden = true;
      tr.after(below);
    }
    below.hidden = !below.hidden;
    open.setAttribute('aria-expanded', String(!below.hidden));
    if (!below.hidden) {
      below.querySelector('textarea, [tabindex]')?.focus();
    }
  });
  open.setAttribute('aria-label', label);
  open.setAttribute('aria-expanded', 'false');
  return open;
}

function looks(person) {
  const told = element('div', 'Henter …');
  told.setAttribute('role', 'status');
  ask(`personal-data/${encodeURIComponent(person.id)}/looks`).then(found => told.replaceChildren(found.length
    ? table(['Hvornår', 'Hvem', 'Hvad', 'Sag'], found.map(one => [one.when,
      one.whoName ? `${one.whoName} (${one.who})` : one.who, one.what,
      one.caseNumber]))
    : element('p', 'Ingen har set oplysninger om personen eller de sager, personen har åbnet.')),
  error => told.replaceChildren(failure(error.message)));
  return told;
}

function fetching(address, text, label) {
  const node = link(address, text);
  node.className = 'btn btn-default';
  node.download = '';
  node.setAttribute('aria-label', label);
  return node;
}

/** Asks why, and whether it is meant. */
function erasure(person, tr, open) {
  const reason = element('textarea');
  reason.id = `reason-${person.id}`;
  reason.maxLength = 1000;
  const label = element('label', 'Begrundelse (skriv ingen navne; den kan ikke slettes igen)');
  label.htmlFor = reason.id;
  const sure = element('input');
  sure.type = 'checkbox';
  const answer = element('div');
  const press = styled('button', 'btn btn-primary', `Slet ${person.name}`);
  press.disabled = true;
  sure.addEventListener('change', () => { press.disabled = !sure.checked; });
  const asked = styled('form', 'erasure',
    element('p', `Navn, e-mail, konto, kladder og fravær slettes, og personen hedder herefter „Slettet person“. `
      + `Afgørelser bliver stående under bruger-id ${person.id}. Det kan ikke gøres om.`),
    label, reason, styled('label', 'sure', sure, `Ja, ${person.name} (${person.id}) skal slettes`),
    styled('div', 'actions', press, button('Fortryd', () => open.click())), answer);
  asked.addEventListener('submit', async event => {
    event.preventDefault();
    press.disabled = true;
    try {
      const said = await ask(`personal-data/${encodeURIComponent(person.id)}/erasure`, 'POST', { reason: reason.value });
      const done = styled('p', 'done', said.message);
      done.setAttribute('role', 'status');
      asked.replaceWith(done);
      open.remove();
      [tr.cells[1].textContent, tr.cells[2].textContent, tr.cells[3].textContent] = ['Slettet person', '', 'Slettet'];
    } catch (error) {
      answer.replaceChildren(failure(error.message));
      press.disabled = !sure.checked;
    }
  });
  return asked;
}

form.addEventListener('submit', show);
begin();
