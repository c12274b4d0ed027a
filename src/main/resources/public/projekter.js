// Projects, who has access to them, and what their data are; whoever speaks for an older project loads the list of them.
import { send } from '/ask.js';
import { listChooser } from '/list-chooser.js';
import { listReport } from '/list-report.js';
import { count, element, failure, folded, row, styled, troubled } from '/elements.js';
import { pagedList, searching } from '/paged-list.js';
import { projectView } from '/project-view.js';

const HEADS = ['Nr.', 'Titel', 'Ordning', 'Status', 'Slutdato', 'Brugere', 'Data', ''];

const section = document.getElementById('projects');
const running = projects('Ingen igangværende projekter svarer til det.', 'igangværende');
const ended = projects('Ingen afsluttede projekter svarer til det.', 'afsluttede');
const wanted = searching(document.getElementById('wanted'), show);
const before = folded('Afsluttede projekter', () => ended);
before.addEventListener('toggle', () => show(wanted()));

function projects(none, which) {
  return pagedList({ heads: HEADS, line, none,
    counted: found => found === '1' ? `1 ${which === 'afsluttede' ? 'afsluttet' : 'igangværende'} projekt`
      : `${found} ${which} projekter` });
}

function show(query) {
  running.show(`projects?${query}`);
  if (before.open) {
    ended.show(`projects?running=false&${query}`);
  }
}

function line(project) {
  const data = styled('td', 'data');
  const last = element('td');
  const tr = row([String(project.number), element('span', project.title, styled('small', 'quiet below',
    project.institution)), project.scheme, troubled(project.status, project.trouble), project.endsOn, project.users]);
  tr.lastChild.previousSibling.className = 'day';
  tr.append(data, last);
  say(data, project);
  last.className = 'actions';
  last.append(unfolding('Vis projekt', `Vis projekt ${project.number}`, () => details(project, tr)));
  if (project.maySay) {
    last.append(' ', unfolding('Indlæs liste', `Indlæs liste til projekt ${project.number}`,
      () => loader(project, tr, data)));
  }
  return tr;
}

/** A button that opens a row below, made when it is opened first. */
function unfolding(text, label, make) {
  const open = styled('button', 'btn btn-default', text);
  open.type = 'button';
  open.setAttribute('aria-label', label);
  open.setAttribute('aria-expanded', 'false');
  let below;
  open.addEventListener('click', () => {
    below = below || make();
    below.hidden = open.getAttribute('aria-expanded') === 'true';
    open.setAttribute('aria-expanded', String(!below.hidden));
  });
  return open;
}

/** Users, proposals and data of the project, in a row below it. */
function details(project, tr) {
  const cell = element('td', 'Henter …');
  cell.colSpan = HEADS.length;
  const below = element('tr', cell);
  const draw = async said => {
    try {
      const view = await projectView(project.number, draw, said);
      cell.replaceChildren(view);
      tr.querySelector('.number').textContent = view.dataset.users;
    } catch (error) {
      cell.replaceChildren(failure(error.message));
    }
  };
  tr.after(below);
  draw();
  return below;
}

function say(cell, { source, registers, rows }) {
  cell.replaceChildren(source ? element('span', `${count(registers, 'register', 'registre')}, `
    + count(rows, 'række', 'rækker'), element('br'), styled('small', 'quiet', source)) : 'Ikke oplyst');
}

/** Where the list of a project is loaded: in a row below it, with what was read. */
function loader(project, tr, data) {
  const report = element('div');
  const below = element('tr', element('td',
    styled('p', 'quiet', 'En eksport fra Danmarks Datavindue (xlsx) eller en liste med kolonnerne Register, Variabel og'
      + ' Perioder. Du ser først, hvordan den læses. Listen erstatter det, der står nu.'),
    listChooser(`Liste til projekt ${project.number}`, 'Indlæs', async (file, address) => {
      const said = await send(`projects/${project.number}/data${address}`, file);
      say(data, { source: `${said.list.source}, indlæst nu`, registers: said.list.registers, rows: said.list.rows });
      report.replaceChildren(listReport(said));
    }), report));
  below.cells[0].colSpan = HEADS.length;
  tr.after(below);
  return below;
}

section.append(running, before);
show(wanted());
