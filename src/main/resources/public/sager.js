// Cases to look up: the list, and with #PDB-2026-001 one case with what it says.
import { ask } from '/ask.js';
import { story } from '/case-story.js';
import { caseList } from '/case-list.js';
import { caseChecks } from '/case-checks.js';
import { estimateOf } from '/case-estimate.js';
import { proposalView } from '/proposal-view.js';
import { projectView } from '/project-view.js';
import { casePath } from '/path-view.js';
import { awaited, element, failure, folded } from '/elements.js';

const message = document.getElementById('message');
const list = document.getElementById('list');
const single = document.getElementById('case');
let cases;

async function show(said = '') {
  list.hidden = single.hidden = true;
  message.className = said && 'done';
  message.textContent = 'Henter …';
  const caseNumber = location.hash.slice(1);
  try {
    if (caseNumber) {
      const file = await ask('cases/' + encodeURIComponent(caseNumber));
      single.replaceChildren(story(file, true, show), ...file.maySeePath ? [path(caseNumber)] : [],
        ...file.maySeeContent ? content(file.line) : []);
      single.hidden = false;
    } else {
      list.hidden = false;
      if (!cases) {
        cases = await caseList('');
        list.append(cases);
      }
      await cases.again();
    }
    message.textContent = said;
  } catch (error) {
    message.textContent = error.status === 404 ? 'Sagen findes ikke blandt dine sager.' : error.message;
  }
}

function path(caseNumber) {
  return folded('Sagens vej gennem modellerne', () => awaited(casePath(caseNumber)));
}

function content({ kind, caseNumber }) {
  return kind === 'Projektdatabase' ? [element('h2', 'Kontroller'), awaited(caseChecks(caseNumber, false)),
    awaited(estimateOf(caseNumber))]
    : kind === 'Projektindstilling' ? [awaited(proposalView(caseNumber, 'h2')), awaited(estimateOf(caseNumber))]
    : ['Årsabonnement', 'Myndighedsordning'].includes(kind) ? [awaited(estimateOf(caseNumber))]
    : kind === 'Projekt' ? [element('h2', 'Projektet'), project(caseNumber.replace('PRO-', ''))] : [];
}

/** Drawn anew when access to it has been given or taken. */
function project(number) {
  const box = element('div');
  const draw = async said => {
    try {
      box.replaceChildren(await projectView(number, draw, said));
    } catch (error) {
      box.replaceChildren(failure(error.message));
    }
  };
  draw();
  return box;
}

addEventListener('hashchange', () => show());
show();
