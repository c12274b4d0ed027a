// Cases to look up: the list, and with #PDB-2026-001 one case with what it says.
import { ask } from '/ask.js';
import { story } from '/case-story.js';
import { caseChecks } from '/case-checks.js';
import { estimateOf } from '/case-estimate.js';
import { proposalView } from '/proposal-view.js';
import { projectView } from '/project-view.js';
import { awaited, element, failure, link, row, troubled } from '/elements.js';
import { pagedList, searching } from '/paged-list.js';

const message = document.getElementById('message');
const list = document.getElementById('list');
const single = document.getElementById('case');
const cases = pagedList({
  heads: ['Sag', 'Type', 'Titel', 'Institution', 'Status', 'Hos', 'Frist', 'Slutdato'],
  line: line => row([link('#' + line.caseNumber, line.caseNumber), line.kind, line.title, line.institution,
    troubled(line.state, line.trouble), line.holder, line.due, line.endsOn || '']),
  none: 'Ingen af dine sager svarer til det.',
  counted: found => found === '1' ? '1 sag' : `${found} sager`
});
list.append(cases);
const wanted = searching(document.getElementById('wanted'), query => cases.show(`cases?${query}`));

async function show(said = '') {
  list.hidden = single.hidden = true;
  message.className = said && 'done';
  message.textContent = 'Henter …';
  const caseNumber = location.hash.slice(1);
  try {
    if (caseNumber) {
      const file = await ask('cases/' + encodeURIComponent(caseNumber));
      single.replaceChildren(story(file, true, show), ...file.maySeeContent ? content(file.line) : []);
      single.hidden = false;
    } else {
      list.hidden = false;
      await cases.show(`cases?${wanted()}`);
    }
    message.textContent = said;
  } catch (error) {
    message.textContent = error.status === 404 ? 'Sagen findes ikke blandt dine sager.' : error.message;
  }
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
