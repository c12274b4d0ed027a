// Active projects by year and scheme, for everybody: drawn here from the page's own figures, and as a table.
import { day, element, link, list, number, table } from '/elements.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 1020;
const LEFT = 62;
const RIGHT = 10;
const TOP = 44;
const BOTTOM = 30;
const MOST_LABELLED = 24;

const SCHEMES = [
  { key: 'researcherProjects', name: 'Forskerordningen (uden underprojekter)', look: 'researcher' },
  { key: 'subprojects', name: 'Projektdatabaseordningen (underprojekter)', look: 'subproject' }];
const DATABASES = [{ key: 'projectDatabases', name: 'Projektdatabaser i drift', look: 'database' }];
const AUTHORITIES = [{ key: 'authoritySchemes', name: 'Myndighedsordningen', look: 'database' }];

const message = document.getElementById('message');

async function show() {
  let figures;
  try {
    const answer = await fetch('/aktive-projekter.json', { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    figures = await answer.json();
  } catch (e) {
    message.textContent = 'Tallene kunne ikke hentes. Prøv igen om lidt.';
    return;
  }
  const { years } = figures;
  message.textContent = '';
  const demo = document.getElementById('demo');
  demo.hidden = !figures.demo;
  demo.textContent = figures.demo ? figures.basis : '';
  document.getElementById('charts').replaceChildren(
    figure('schemes', 'Aktive projekter efter ordning', 'Antal aktive projekter', years, SCHEMES, 310, figures),
    figure('databases', 'Projektdatabaser i drift', 'Antal projektdatabaser', years, DATABASES, 170, figures),
    figure('authorities', 'Aftaler efter Myndighedsordningen', 'Antal aftaler', years, AUTHORITIES, 170, figures));
  document.getElementById('figures').replaceChildren(element('h2', 'Tallene'), numbers(years, figures));
  document.getElementById('service').replaceChildren(...times(figures));
  document.getElementById('notes').replaceChildren(list(['* ' + figures.notes[0], ...figures.notes.slice(1)]));
}

/** How long FSE takes, where the head of office has it shown. */
function times({ service }) {
  const days = value => (value ?? null) === null ? '–' : value.toLocaleString('da-DK', { minimumFractionDigits: 1,
    maximumFractionDigits: 1 });
  return !service.length ? [] : [element('h2', 'Sagsbehandlingstider'), element('p', 'Arbejdsdage i en sag, som'
    + ' Forskningsservice (FSE) har vurderet eller afgjort i året. Halvdelen af sagerne tog højst medianen,'
    + ' og ni ud af ti højst'
    + ' 90-percentilen. Er der færre end fem sager, vises intet.'), table(['År', 'Ordning', 'Sager', 'FSE, median',
    'FSE, 90-percentil', 'Institutionen, median'], service.map(one => [String(one.year), one.scheme,
    String(one.cases ?? 'Færre end 5'), days(one.median), days(one.ninth), days(one.institution)])),
  element('p', link('/sagsbehandlingstider.csv', 'Hent sagsbehandlingstiderne som CSV'))];
}

function numbers(years, { asOf }) {
  return table(['År', ...SCHEMES.map(one => one.name), 'Projekter i alt', DATABASES[0].name,
    AUTHORITIES[0].name],
    [...years].reverse().map(one => [isRunning(one, asOf) ? `${one.year} (${day(one.day)})` : String(one.year),
      ...SCHEMES.map(scheme => one[scheme.key]), total(one, SCHEMES), one.projectDatabases,
      one.authoritySchemes]));
}

function figure(id, title, unit, years, series, height, figures) {
  const last = years[years.length - 1];
  const said = `${title} ${years[0].year}–${last.year}. ${day(last.day)}: `
    + series.map(one => `${one.name}: ${number(last[one.key])}`).join(', ') + '. Alle tal står i tabellen nedenfor.'
    + (figures.demo ? ` ${figures.basis}.` : '');
  return element('figure', element('h2', title), chart(id, title, said, unit, years, series, height, figures));
}

/** Bars by year, the series on top of each other. */
function chart(id, title, said, unit, years, series, height, { demo, basis, asOf }) {
  const node = draw('svg', { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img',
    'aria-labelledby': `${id}-title ${id}-text` });
  node.append(text('title', title, { id: `${id}-title` }), text('desc', said, { id: `${id}-text` }));
  const ticks = scale(Math.max(...years.map(one => total(one, series))));
  const most = ticks[ticks.length - 1];
  const y = value => height - BOTTOM - value / most * (height - BOTTOM - TOP);
  const step = (WIDTH - LEFT - RIGHT) / years.length;
  const bar = Math.min(64, step * 0.72);

  node.append(text('text', unit, { x: 0, y: 14, class: 'quiet' }));
  legend(node, series);
  for (const tick of ticks) {
    node.append(draw('line', { x1: LEFT, x2: WIDTH, y1: y(tick), y2: y(tick), class: tick ? 'grid' : 'axis' }),
      text('text', number(tick), { x: LEFT - 8, y: y(tick) + 5, 'text-anchor': 'end', class: 'quiet' }));
  }
  const every = Math.ceil(years.length / 15);
  years.forEach((one, i) => {
    const middle = LEFT + step * (i + 0.5);
    const group = draw('g', {});
    group.append(text('title', `${one.year}: ` + series.map(s => `${s.name}: ${number(one[s.key])}`).join(', ')));
    let below = 0;
    for (const { key, look } of series) {
      if (one[key]) {
        group.append(draw('rect', { x: middle - bar / 2, width: bar, y: y(below + one[key]),
          height: y(below) - y(below + one[key]), class: look }));
      }
      below += one[key];
    }
    if (years.length <= MOST_LABELLED) {
      group.append(text('text', number(below), { x: middle, y: y(below) - 6, 'text-anchor': 'middle' }));
    }
    node.append(group);
    if ((years.length - 1 - i) % every === 0) {
      node.append(text('text', one.year + (isRunning(one, asOf) ? '*' : ''), { x: middle, y: height - 8,
        'text-anchor': 'middle' }));
    }
  });
  if (demo) { // a picture is copied without its page
    node.append(text('text', basis, { x: WIDTH, y: 14, 'text-anchor': 'end', class: 'quiet' }));
  }
  return node;
}

function legend(node, series) {
  let x = LEFT;
  for (const { name, look } of series.length > 1 ? series : []) {
    node.append(draw('rect', { x, y: 22, width: 14, height: 14, class: look }),
      text('text', name, { x: x + 20, y: 34 }));
    x += 330;
  }
}

/** Where the lines go: from 0 over the largest figure, four to six whole steps. */
function scale(most) {
  const rough = Math.max(1, most * 1.08 / 5);
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(one => one * magnitude).find(one => one >= rough);
  return Array.from({ length: Math.max(2, Math.ceil(most * 1.08 / step) + 1) }, (_, i) => i * step);
}

/** The running year is counted today; on its last day it is a year like the others. */
function isRunning(one, asOf) {
  return one.day === asOf && !asOf.endsWith('-12-31');
}

function total(one, series) {
  return series.reduce((sum, { key }) => sum + one[key], 0);
}

function draw(name, attributes) {
  const node = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}

function text(name, content, attributes = {}) {
  const node = draw(name, attributes);
  node.textContent = content;
  return node;
}

show();
