// Projects, who has access to them, and what their data are; whoever speaks for an older project loads the list of them.
import { ask, send } from '/ask.js';
import { listChooser } from '/list-chooser.js';
import { listReport } from '/list-report.js';
import { count, element, failure, folded, number, row, styled, table } from '/elements.js';
import { projectView } from '/project-view.js';

const message = document.getElementById('message');
const section = document.getElementById('projects');

async function show() {
  try {
    const projects = await ask('projects');
    const institutions = new Set(projects.map(project => project.institution)).size > 1;
    const active = projects.filter(project => project.active);
    const ended = projects.filter(project => !project.active);
    section.replaceChildren(...[
      active.length ? lines(active, institutions) : element('p', 'Ingen aktive projekter.'),
      ended.length ? folded(`Afsluttede projekter (${number(ended.length)})`, () => lines(ended, institutions)) : ''
    ]);
    const silent = active.filter(project => !project.source).length;
    message.textContent = count(active.length, 'aktivt projekt', 'aktive projekter')
      + (silent ? `, heraf ${number(silent)} uden oplyste data` : '') + '.';
  } catch (error) {
    message.textContent = error.message;
  }
}

function lines(projects, institutions) {
  const heads = ['Nr.', institutions ? 'Titel og institution' : 'Titel', 'Ordning', 'Status', 'Slutdato', 'Brugere',
    'Data', ''];
  return table(heads, projects.map(project => line(project, institutions, heads.length)));
}

function line(project, institutions, columns) {
  const data = styled('td', 'data');
  const last = element('td');
  const tr = row([String(project.number), element('span', project.title,
    institutions ? styled('small', 'quiet below', project.institution) : null), project.scheme, project.status,
    project.endsOn, project.users]);
  tr.lastChild.previousSibling.className = 'day';
  tr.append(data, last);
  say(data, project);
  last.className = 'actions';
  last.append(unfolding('Vis projekt', `Vis projekt ${project.number}`, () => details(project, tr, columns)));
  if (project.maySay) {
    last.append(' ', unfolding('Indlæs liste', `Indlæs liste til projekt ${project.number}`,
      () => loader(project, tr, data, columns)));
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
function details(project, tr, columns) {
  const cell = element('td', 'Henter …');
  cell.colSpan = columns;
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
function loader(project, tr, data, columns) {
  const report = element('div');
  const below = element('tr', element('td',
    styled('p', 'quiet', 'En eksport fra Danmarks Datavindue (xlsx) eller en liste med kolonnerne Register, Variabel og'
      + ' Perioder. Du ser først, hvordan den læses. Listen erstatter det, der står nu.'),
    listChooser(`Liste til projekt ${project.number}`, 'Indlæs', async (file, address) => {
      const said = await send(`projects/${project.number}/data${address}`, file);
      say(data, { source: `${said.list.source}, indlæst nu`, registers: said.list.registers, rows: said.list.rows });
      report.replaceChildren(listReport(said));
    }), report));
  below.cells[0].colSpan = columns;
  tr.after(below);
  return below;
}

show();
