// Cases to look up: the list, and with #PDB-2026-001 one case. Texts are set as text, never as markup.
import { story } from '/case-story.js';

const message = document.getElementById('message');
const list = document.getElementById('list');
const single = document.getElementById('case');

async function read(path) {
  const answer = await fetch('/camunda/api/microdata/cases' + path, { headers: { Accept: 'application/json' } });
  if (answer.status === 401) {
    throw new Error('Du er ikke logget ind. Log ind under Opgaver, og kom så tilbage hertil.');
  }
  if (!answer.ok) {
    throw new Error(answer.status === 404 ? 'Sagen findes ikke blandt dine sager.' : 'Sagerne kan ikke hentes lige nu. Prøv igen.');
  }
  return answer.json();
}

async function show() {
  list.hidden = single.hidden = true;
  message.textContent = 'Henter …';
  const caseNumber = location.hash.slice(1);
  try {
    if (caseNumber) {
      single.replaceChildren(story(await read('/' + encodeURIComponent(caseNumber)), true));
      single.hidden = false;
    } else {
      const lines = await read('');
      list.querySelector('tbody').replaceChildren(...lines.map(row));
      list.hidden = false;
    }
    message.textContent = !caseNumber && !list.querySelector('tbody').children.length ? 'Du har endnu ingen sager.' : '';
  } catch (error) {
    message.textContent = error.message;
  }
}

function row(line) {
  const tr = document.createElement('tr');
  const link = document.createElement('a');
  link.href = '#' + line.caseNumber;
  link.textContent = line.caseNumber;
  const first = document.createElement('td');
  first.append(link);
  tr.append(first, ...[line.title, line.institution, line.state, line.endsOn].map(text => {
    const td = document.createElement('td');
    td.textContent = text;
    return td;
  }));
  return tr;
}

addEventListener('hashchange', show);
show();
