// The figures of the schemes: each with its list, each table with its chart and its files. Drawn alike on a page of
// their own and on Cockpit’s first one.
import { ask } from '/ask.js';
import { chartView, hasFigures } from '/chart-view.js';
import { awaited, button, element, failure, link, list, styled, table } from '/elements.js';
import { area, choice, dayIn, dayInput, field, form } from '/fields.js';

const API = '/camunda/api/microdata/';
const SHOWN = 12;
const NO_FIGURES = 'Ingen tal i perioden.';
const NAMES = ['from', 'until', 'scheme', 'institution'];

/** Fills the node, by what stands in the address. */
export async function overview(root) {
  root.className = 'overview';
  const said = styled('p', 'quiet', 'Henter …');
  said.setAttribute('role', 'status');
  root.replaceChildren(said);
  try {
    const [choices, links] = await Promise.all([ask('overview'), ask('pages')]);
    const sections = element('div');
    const show = () => sections.replaceChildren(contents(choices.sections), ...choices.sections.map(one =>
      section(one, address(), links.pages.find(page => page.address === one.more))));
    root.replaceChildren(chooser(choices, show), sections, ...yearly());
    show();
  } catch (error) {
    root.replaceChildren(failure(error.message));
  }
}

/** What of the address is ours. */
function address() {
  const all = new URLSearchParams(location.search);
  return new URLSearchParams(NAMES.filter(name => all.get(name)).map(name => [name, all.get(name)]));
}

function keep(values) {
  const all = new URLSearchParams(location.search);
  NAMES.forEach(name => values[name] ? all.set(name, values[name]) : all.delete(name));
  const query = String(all);
  history.replaceState(history.state, '', location.pathname + (query && `?${query}`) + location.hash);
}

function chooser(choices, show) {
  const typed = address();
  const from = dayInput(typed.get('from') || choices.from);
  const until = dayInput(typed.get('until') || choices.until);
  const all = (text, some) => [['', text], ...some.map(one => [one.id, one.name])];
  const scheme = choice(all('Alle ordninger', choices.schemes), typed.get('scheme'));
  const institution = choice(all('Alle institutioner', choices.institutions), typed.get('institution'));
  const told = element('div');
  const chosen = styled('form', 'fields chooser', field('Fra og med', from), field('Til og med', until),
    field('Ordning', scheme), field('Institution', institution), styled('p', 'line',
      styled('button', 'btn btn-primary', 'Vis')), told);
  chosen.noValidate = true;
  chosen.setAttribute('aria-label', 'Vælg periode, ordning og institution');
  chosen.addEventListener('submit', event => {
    event.preventDefault();
    told.replaceChildren();
    try {
      keep({ from: dayIn(from), until: dayIn(until), scheme: scheme.value, institution: institution.value });
      show();
    } catch (error) {
      told.replaceChildren(failure(error.message));
    }
  });
  return chosen;
}

function contents(sections) {
  const nav = styled('nav', 'contents', ...sections.map(one => {
    const press = button(one.title || one.name, () => {
      const heading = document.getElementById(`overview-${one.id}`);
      heading.scrollIntoView();
      heading.focus({ preventScroll: true });
    });
    press.className = 'opener-plain';
    return press;
  }));
  nav.setAttribute('aria-label', 'Afsnit i overblikket');
  return nav;
}

function section({ id, name }, query, more) {
  const heading = element('h2', name);
  heading.id = `overview-${id}`;
  heading.tabIndex = -1;
  const body = element('div', styled('p', 'quiet', 'Henter …'));
  const box = styled('section', 'part-of-overview', heading, body);
  ask(`overview/${id}?${query}`).then(
    shown => body.replaceChildren(styled('p', 'quiet', shown.of), ...more ? [styled('p', 'files', link(more.address,
      `Se mere: ${more.name}`))] : [], ...id === 'dates' ? [styled('p', 'files',
          link(`${API}overview/dates.ics?${query}`,
      'Hent datoerne til en kalender (ics)'))] : [], ...shown.tables.flatMap(one => figures(id, one, query))),
    error => body.replaceChildren(failure(error.message)));
  return box;
}

/** The reports of whole years, and what the public may read. */
function yearly() {
  const reports = awaited(ask('yearly-reports').then(years => list(years.map(year => element('span', `${year}: `,
    named(link(`${API}yearly-reports/${year}.pdf`, 'PDF'), `Årsrapport ${year} som PDF`), ' ',
    named(link(`${API}yearly-reports/${year}.csv`, 'csv'), `Årsrapport ${year} som csv`))))));
  const service = element('div');
  showService(service);
  return [styled('section', 'part-of-overview', element('h2', 'Årsrapporter'), styled('p', 'quiet', 'Ansøgninger,'
    + ' afgørelser, mediantider, projektdatabaser og lukninger for alle ordninger.'), reports),
  styled('section', 'part-of-overview', element('h2', 'Sagsbehandlingstider for offentligheden'), service)];
}

function named(node, name) {
  node.setAttribute('aria-label', name);
  return node;
}

async function showService(box, said) {
  try {
    const { shown, since, mayChange, lines } = await ask('service-figures');
    const reason = area();
    const days = value => (value ?? null) === null ? '–' : value.toLocaleString('da-DK',
      { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    box.replaceChildren(...said ? [styled('p', 'done', said)] : [], element('p', (shown
      ? 'Tallene vises for alle ved siden af Aktive projekter.' : 'Tallene vises ikke for offentligheden.')
      + (since ? ` Sådan er det siden ${since}.` : '')), lines.length ? scrolling('Sagsbehandlingstider', table(
      ['År', 'Ordning', 'Sager', 'FSE, median', 'FSE, 90-percentil', 'Institutionen, median'], lines.map(one =>
        [String(one.year), one.scheme, String(one.cases ?? 'Færre end 5'), days(one.median),
          days(one.ninth), days(one.institution)]))) : element('p', 'Der er ingen tal endnu.'),
    styled('p', 'quiet', 'Arbejdsdage i en sag, som FSE har vurderet eller afgjort i året. Er der færre end 5 sager,'
      + ' vises intet.'), ...mayChange ? [form('', [field('Begrundelse', reason)], shown ? 'Vis dem ikke længere'
      : 'Vis dem for offentligheden', () => ask('service-figures', 'PUT', { shown: !shown, reason: reason.value }),
    answer => showService(box, answer.message))] : []);
  } catch (error) {
    box.replaceChildren(failure(error.message));
  }
}

/** A table with its chart above and its files below. */
function figures(id, one, query) {
  const behind = element('div');
  const open = (cell, press) => showBehind(behind, id, cell, one, query, press);
  const rows = one.rows.map(cells => line(one, cells, open));
  const shown = table(one.heads, [...rows, ...one.total ? [totalled(line(one, one.total, open))] : []]);
  shown.setAttribute('aria-label', one.title);
  [...shown.tHead.rows[0].cells].forEach((cell, i) => { cell.classList.toggle('number', isNumbers(one, i)); });
  const files = (ending, text) => link(`${API}overview/${id}/${one.key}.${ending}?${query}`, text);
  const csv = files('csv', 'csv');
  const xlsx = files('xlsx', 'Excel');
  csv.setAttribute('aria-label', `Hent ${one.title} som csv`);
  xlsx.setAttribute('aria-label', `Hent ${one.title} som Excel`);
  const heading = element('h3', one.title);
  if (!one.rows.length) {
    return [heading, element('p', one.chart ? NO_FIGURES : 'Der er ingen.')];
  }
  return [heading, one.said ? styled('p', 'quiet', one.said) : null, one.chart ? drawn(one, open) : null,
    scrolling(one.title, shortened(shown, rows)), styled('p', 'files', 'Hent tabellen: ', csv, ' ', xlsx), behind]
    .filter(Boolean);
}

/** An empty box would look like a chart that has failed. */
function drawn(one, open) {
  return hasFigures(one) ? chartView(one, open) : element('p', NO_FIGURES);
}

/** A wide table is pushed sideways, by the keyboard, too. */
function scrolling(title, node) {
  const box = styled('div', 'wide', node);
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', title);
  return box;
}

function shortened(shown, rows) {
  const rest = rows.slice(SHOWN);
  rest.forEach(tr => { tr.hidden = true; });
  const more = button(`Vis alle ${rows.length}`, () => {
    rest.forEach(tr => { tr.hidden = false; });
    more.remove();
  });
  return element('div', shown, rest.length ? more : null);
}

function isNumbers(one, i) {
  return i > 0 && one.rows.some(cells => 'number' in cells[i]);
}

function line(one, cells, open) {
  return element('tr', ...cells.map((cell, i) => {
    const td = styled('td', isNumbers(one, i) ? 'number' : '', cell.figure ? opener(cell, cells[0].text, open)
      : reference(cell));
    if (i === 0) {
      td.className = 'name';
    }
    return td;
  }));
}

/** A case number leads to its case, whatever its kind. */
function reference(cell) {
  return /^[A-ZÆØÅ]{3}-\d{4}-\d+$|^PRO-\d+$/.test(cell.text) ? link(`/sager.html#${cell.text}`, cell.text) : cell.text;
}

function totalled(tr) {
  tr.className = 'total';
  return tr;
}

function opener(cell, name, open) {
  const press = element('button', cell.text);
  press.type = 'button';
  press.className = 'figure';
  press.setAttribute('aria-expanded', 'false');
  press.setAttribute('aria-label', `${cell.text}: vis listen, ${cell.figure.split('/').slice(1).join(', ') || name}`);
  press.addEventListener('click', () => open(cell, press));
  return press;
}

/** The list that a figure counts, below its table. Pressed again it goes. */
async function showBehind(box, id, cell, one, query, press) {
  const closes = box.dataset.figure === cell.figure;
  document.querySelectorAll('.figure[aria-expanded=true]').forEach(other => {
    if (!box.parentElement || box.parentElement.contains(other)) {
      other.setAttribute('aria-expanded', 'false');
    }
  });
  delete box.dataset.figure;
  box.replaceChildren();
  if (closes) {
    return;
  }
  box.dataset.figure = cell.figure;
  if (press) {
    press.setAttribute('aria-expanded', 'true');
  }
  const where = new URLSearchParams(query);
  where.set('figure', cell.figure);
  const said = styled('p', 'quiet', 'Henter …');
  said.setAttribute('role', 'status');
  const title = element('h4', `${one.title}: ${[...new Set(cell.figure.split('/').slice(1))].join(', ')}`);
  title.tabIndex = -1;
  const shown = element('div');
  const file = link(`${API}overview/${id}/behind.csv?${where}`, 'Hent listen som csv');
  const close = button('Luk listen', () => showBehind(box, id, cell, one, query));
  let next;
  const more = button('Vis flere', () => read());
  const read = async () => {
    const page = await ask(`overview/${id}/behind?${where}${next ? `&after=${encodeURIComponent(next)}` : ''}`);
    const rows = page.lines.map(entry => element('tr', ...[entry.caseNumber
      ? link(`/sager.html#${entry.caseNumber}`, entry.caseNumber) : '', entry.institution, ...entry.cells]
      .map(text => element('td', text))));
    if (next) {
      shown.querySelector('tbody').append(...rows);
    } else {
      const found = table(['Sag', 'Institution', ...page.heads], rows);
      found.setAttribute('aria-label', title.textContent);
      shown.replaceChildren(scrolling(title.textContent, found));
    }
    said.textContent = page.count === '1' ? '1 i listen' : `${page.count} i listen`;
    next = page.next;
    more.hidden = !next;
  };
  box.className = 'behind';
  box.replaceChildren(title, said, shown, styled('p', 'line', more, file, close));
  more.hidden = true;
  title.focus();
  await read().catch(error => said.replaceWith(failure(error.message)));
}
