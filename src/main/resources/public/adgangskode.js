// The page of the first password: whoever comes by the link of a letter sets it here, and others ask for a new link.
import { element, link } from '/elements.js';
import { field, form, input } from '/fields.js';

const DEAD = 404;
const message = document.getElementById('message');
const choose = document.getElementById('choose');
const again = document.getElementById('again');
const token = location.hash.slice(1);
// Neither the history nor whoever looks over the shoulder is to have it.
history.replaceState(null, '', location.pathname);

async function post(address, body) {
  let answer;
  try {
    answer = await fetch(address, { method: 'POST', credentials: 'omit', body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' } });
  } catch (e) {
    throw new Error('Der er ingen forbindelse til serveren. Prøv igen om lidt.');
  }
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw Object.assign(new Error(content.message || 'Det lykkedes ikke. Prøv igen om lidt.'), { status: answer.status });
  }
  return content;
}

function hidden(autocomplete) {
  const node = input();
  node.type = 'password';
  node.autocomplete = autocomplete;
  return node;
}

function offerToChoose() {
  const first = hidden('new-password');
  const second = hidden('new-password');
  choose.replaceChildren(form(null, [
    field('Adgangskode', first, 'Mindst 10 tegn med både store og små bogstaver, tal og andre tegn, og uden dit navn, din'
      + ' e-mail og dit bruger-id.'), field('Gentag adgangskoden', second)], 'Gem adgangskoden', async () => {
    if (first.value !== second.value) {
      throw new Error('Gentag adgangskoden: De to er ikke ens.');
    }
    try {
      return await post('/adgangskode', { token, password: first.value });
    } catch (error) {
      if (error.status === DEAD) {
        choose.replaceChildren();
        message.className = 'failure';
        message.textContent = error.message;
        offerAnother();
      }
      throw error;
    }
  }, ({ person }) => {
    again.replaceChildren();
    choose.replaceChildren(element('p', link('/camunda/app/tasklist/', 'Log ind')));
    message.className = 'done';
    message.textContent = `Adgangskoden er gemt. Log ind med bruger-id ${person}.`;
  }));
}

function offerAnother() {
  const person = input();
  person.autocomplete = 'username';
  again.replaceChildren(form('Bed om et nyt link', [field('Bruger-id', person, 'Det står i brevet.')],
    'Send et nyt link', () => post('/adgangskode/link', { person: person.value.trim() }), answer => {
      message.className = 'done';
      message.textContent = answer.message;
    }));
}

if (token) {
  offerToChoose();
} else {
  message.textContent = 'Åbn linket i det brev, du har fået. Er det udløbet, kan du bede om et nyt her.';
  offerAnother();
}
