// What other thresholds would have said of earlier applications. Nothing is changed.
import { ask } from '/ask.js';
import { decimalNumber, wholeNumber } from '/danish.js';
import { count, element, failure, link, number, styled, table } from '/elements.js';

const answer = document.getElementById('answer');
const form = document.getElementById('question');
const press = form.querySelector('button');

/** The number in a field, or nothing where it is empty. */
function asked(id, share) {
  const text = document.getElementById(id).value.replace('%', '').trim();
  if (!text) {
    return undefined;
  }
  const { value, problem } = share ? decimalNumber(text) : wholeNumber(text);
  if (problem) {
    throw new Error(`${form.querySelector(`label[for=${id}]`).textContent}: ${problem}`);
  }
  // So many decimals that only what the division adds is cut off, and nothing of what was written.
  return share ? Number((value / 100).toFixed(12)) : value;
}

async function show(event) {
  event.preventDefault();
  press.disabled = true;
  answer.replaceChildren('Regner …');
  try {
    const { asked: checks, differences } = await ask('what-if', 'POST', {
      minimumActiveProjects: asked('minimumActiveProjects'),
      significantCoverage: asked('significantCoverage', true),
      projectsPerRegister: asked('projectsPerRegister')
    });
    answer.replaceChildren(...said(checks, differences));
  } catch (error) {
    answer.replaceChildren(failure(error.status === 403
      ? 'Denne side er for procesejere. ' + error.message : error.message));
  } finally {
    press.disabled = false;
  }
}

function said(checks, differences) {
  const decided = new Set(differences.filter(one => one.decides)
    .map(one => `${one.caseNumber} ${one.submission}`)).size;
  const summary = element('p', element('strong', count(checks, 'kontrol', 'kontroller') + ' er regnet igen. '),
    differences.length ? `${count(differences.length, 'betingelse', 'betingelser')} ville være faldet anderledes ud; `
      + `den automatiske afgørelse ville være en anden i ${count(decided, 'indsendelse', 'indsendelser')}.`
      : 'Ingen betingelse ville være faldet anderledes ud.', ' Intet er ændret.');
  return differences.length ? [summary, styled('div', 'list-report', table(['Sag', 'Titel', 'Institution',
    'Indsendelse', 'Betingelse', 'Var', 'Ville være', 'Ændrer den automatiske afgørelse'], differences.map(one => [
    link(`/sager.html#${one.caseNumber}`, one.caseNumber), one.title, one.institution, number(one.submission),
    one.condition, one.was, one.wouldBe, one.decides ? element('strong', 'Ja') : 'Nej'])))] : [summary];
}

form.addEventListener('submit', show);
