// The register catalogue: to search for everybody, to import for process owners.
import { ask, send } from '/ask.js';
import { matching } from '/danish.js';
import { awaited, button, count, element, folded, link, list, longTable, number, row, styled, table } from '/elements.js';
import { fileChooser } from '/file-chooser.js';

const MOST_NAMED = 30;
const HEADS = ['Register', 'Navn', 'Emne', 'Ejer', 'År'];

const message = document.getElementById('message');
const catalogue = document.getElementById('catalogue');
const search = document.getElementById('search');
const version = document.getElementById('version');
const found = document.getElementById('found');
const registers = document.getElementById('registers');
let lines = [];

async function show(wanted) {
  try {
    const shown = await ask('catalogue' + (wanted ? `?version=${wanted}` : ''));
    version.replaceChildren(...shown.versions.map(one => {
      const option = element('option', `${one.version}: ${one.importedAt}, ${one.source}`);
      option.value = one.version;
      option.selected = one.version === shown.version;
      return option;
    }));
    lines = shown.registers.map(one => ({ tr: line(one, shown.version), code: one.code,
      text: [one.code, one.nameDa, one.nameEn, one.topic, one.owner].join(' ').toLowerCase() }));
    registers.replaceChildren(table(HEADS, lines.map(one => one.tr)));
    offerImport(shown.mayImport);
    filter();
    message.textContent = '';
    catalogue.hidden = false;
  } catch (error) {
    message.textContent = error.message;
  }
}

function line(register, shownVersion) {
  const open = styled('button', 'opener', register.code);
  open.type = 'button';
  open.setAttribute('aria-expanded', 'false');
  open.setAttribute('aria-label', `Variable i ${register.code}`);
  const tr = row([open, element('span', register.nameDa,
    register.nameEn ? styled('small', 'quiet below', register.nameEn) : null), register.topic || '',
    register.owner || '', register.years]);
  let below;
  open.addEventListener('click', () => {
    if (!below) {
      below = element('tr', element('td', awaited(
        ask(`catalogue/${shownVersion}/${encodeURIComponent(register.code)}`).then(variables))));
      below.cells[0].colSpan = HEADS.length;
    }
    const wanted = open.getAttribute('aria-expanded') !== 'true';
    open.setAttribute('aria-expanded', String(wanted));
    if (wanted) {
      tr.after(below);
    } else {
      below.remove();
    }
  });
  tr.close = () => {
    open.setAttribute('aria-expanded', 'false');
    below && below.remove();
  };
  return tr;
}

function variables(all) {
  return all.length ? styled('div', 'scroll', element('p', count(all.length, 'variabel', 'variable') + '.'),
    table(['Variabel', 'Tekst', 'År'], all.map(one => [one.name, one.label || '', one.years])))
    : element('p', 'Oversigten har ikke dette registers variable.');
}

function filter() {
  const shown = matching(lines, search.value, ({ code, text }) => ({ value: code, label: text }));
  const rest = lines.filter(line => !shown.includes(line));
  shown.forEach(({ tr }) => { tr.hidden = false; });
  rest.forEach(({ tr }) => {
    tr.hidden = true;
    tr.close();
  });
  lines.forEach(({ tr }) => tr.close());
  registers.querySelector('tbody').append(...[...shown, ...rest].map(({ tr }) => tr));
  found.textContent = rest.length ? `${number(shown.length)} af ${count(lines.length, 'register', 'registre')}`
    : count(shown.length, 'register', 'registre');
}

/** First what the file would do; then it is done when somebody wants it. */
function offerImport(may) {
  const box = document.getElementById('import');
  if (!may || box.children.length) {
    return;
  }
  const result = element('div');
  result.setAttribute('aria-live', 'polite');
  box.append(folded('Indlæs en ny version', () => element('div',
    styled('p', 'quiet', 'En registeroversigt eller en variabelliste (xlsx eller csv). Registre i filen tilføjes eller'
      + ' ændres; registre, som filen ikke nævner, bliver stående. Du ser først, hvad der vil ske. ',
      link('/lister.html', 'Sådan skal en liste se ud')),
    fileChooser('Registeroversigt', 'Vis, hvad der vil ske', async file => {
      result.replaceChildren();
      result.replaceChildren(...preview(await send('catalogue', file), file, result));
    }, 'Læser …'), result)));
}

function preview(would, file, result) {
  if (would.change.nothing) {
    return [element('p', 'Filen ændrer ikke noget.'), ...reading(would)];
  }
  const keep = styled('button', 'btn btn-primary', 'Indlæs');
  keep.type = 'button';
  keep.addEventListener('click', async () => {
    keep.disabled = cancel.disabled = true;
    keep.textContent = 'Indlæser …';
    try {
      const done = await send('catalogue?keep=true', file);
      result.replaceChildren(element('p', element('strong', `Version ${done.change.version} er indlæst.`)));
      await show();
      result.scrollIntoView({ block: 'center' });
    } catch (error) {
      keep.disabled = cancel.disabled = false;
      keep.textContent = 'Indlæs';
      result.prepend(styled('p', 'failure', error.message));
    }
  });
  const cancel = button('Fortryd', () => result.replaceChildren());
  return [element('p', element('strong', `${file.name} er ikke indlæst endnu. Det vil ske:`)),
    list(effects(would.change)), ...reading(would), styled('p', 'line', keep, cancel)];
}

function effects({ added, changed, unchanged, variablesAdded, variablesChanged, variablesRemoved }) {
  return [`${count(added.length, 'register', 'registre')} tilføjes${named(added)}`,
    `${count(changed.length, 'register', 'registre')} ændres${named(changed)}`,
    `${count(unchanged, 'register', 'registre')} er uændret`,
    `Variable: ${number(variablesAdded)} tilføjes, ${number(variablesChanged)} ændres, `
      + `${number(variablesRemoved)} udgår`];
}

function named(codes) {
  const more = codes.length - MOST_NAMED;
  return codes.length ? `: ${codes.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` og ${more} til` : ''}` : '';
}

function reading({ problems, notes }) {
  return [notes.length ? list(notes) : '', problems.length
    ? element('div', element('p', element('strong', count(problems.length, 'række kan ikke læses og springes over:',
      'rækker kan ikke læses og springes over:'))), longTable(['Række', 'Hvorfor'], problems.map(one => [one.row, one.reason]))) : ''];
}

document.getElementById('choice').addEventListener('submit', event => event.preventDefault());
search.addEventListener('input', filter);
version.addEventListener('change', () => show(version.value));
search.value = new URLSearchParams(location.search).get('q') || ''; // a register that was found from elsewhere
show();
