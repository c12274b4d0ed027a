// One check of an application as it was made: a summary first, the figures behind on demand.
import { ask } from '/ask.js';
import { awaited, count, element, folded, link, list, longTable, number, row, styled, table } from '/elements.js';

const MARKS = { MET: '✓', NOT_MET: '✗', FOR_ASSESSMENT: '?' };
const PAIRS = 20;
const LONGEST = 200;

/** The JSON of a check as an element. */
export function checkView(view) {
  const address = `cases/${encodeURIComponent(view.line.caseNumber)}/checks/${view.line.id}`;
  return styled('div', 'check-view', head(view, address), problems(view.problems), list(view.summary),
    findings(view.findings), ...details(view, address));
}

function head(view, address) {
  const { kind, when, by, catalogue, result } = view.line;
  const download = styled('a', 'btn btn-default', 'Hent som regneark');
  download.href = `/camunda/api/microdata/${address}/workbook`;
  download.setAttribute('download', '');
  return styled('div', 'check-head', element('div', element('strong', kind),
    styled('span', 'quiet', ` · ${when} · ${by} · registeroversigtens ${catalogue}`),
    styled('p', 'check-result', mark(view.eligible ? 'MET' : 'NOT_MET'), result)), download);
}

function problems(lines) {
  return lines.length ? styled('div', 'check-problems', element('strong', 'Ret dette, før ansøgningen kan sendes'),
    list(lines)) : null;
}

function mark(outcome) {
  const node = styled('span', `mark mark-${outcome.toLowerCase().replace('_', '-')}`, MARKS[outcome] || '·');
  node.setAttribute('aria-hidden', 'true');
  return node;
}

function findings(lines) {
  const node = table(['Betingelse og kilde', 'Resultat', 'Tal', 'Tærskel', 'Tærsklens kilde', 'Grundlag'],
    lines.map(one => row([element('div', one.condition, styled('small', 'quiet', one.source)),
      styled('span', 'outcome', mark(one.outcome), one.outcomeText), one.figure, one.threshold, one.basis,
      short(one.evidence)])));
  node.classList.add('findings');
  return node;
}

/** A long text by its beginning, and the whole of it when somebody wants it. */
function short(text) {
  if (text.length <= LONGEST) {
    return text;
  }
  const box = element('span', `${text.slice(0, text.lastIndexOf(' ', LONGEST))} … `);
  const all = styled('button', 'more', 'Vis alt');
  all.type = 'button';
  all.addEventListener('click', () => box.replaceChildren(text));
  box.append(all);
  return box;
}

function details(view, address) {
  const few = view.registers.filter(one => one.few).length;
  const active = view.projects.filter(one => one.active).length;
  const unlike = view.unknownRegisters.length + view.deviations.length;
  return [
    view.registers.length && folded(`Registre (${number(view.registers.length)}, heraf ${number(few)} med få brugere)`,
      () => registers(view.registers, address)),
    view.projects.length && folded(
      `Projekter (${number(view.projects.length)}, heraf ${count(active, 'aktivt', 'aktive')})`, () => projects(view.projects)),
    view.lacking.length && folded(`Data, som projekter bruger, og databasen ikke har (${number(view.lacking.length)})`,
      () => longTable(['Register', 'Databasen', 'Aktive projekter, der bruger det'],
        view.lacking.map(one => [one.label, one.why, one.projects]))),
    view.pairs.length && folded(`Overlap mellem projekter (${count(view.pairs.length, 'par', 'par')})`,
      () => longTable(['Projekt', 'Projekt', 'Overlap'],
        view.pairs.map(one => [String(one.one), String(one.other), share(one.overlap)]), PAIRS)),
    view.growth.length && folded(`Vækst (nye projekter med væsentligt overlap: ${view.trend})`,
      () => growth(view.growth)),
    unlike && folded(`Afvigelser fra registeroversigten (${number(unlike)})`, () => deviations(view)),
    folded('Tærskler, der gjaldt', () => table(['Tærskel', 'Værdi', 'Kilde'],
      view.terms.map(one => [one.name, one.value, one.basis])))
  ].filter(Boolean);
}

const REGISTER_HEADS = ['Register', 'År', 'Aktive projekter, der bruger det', 'Variable', 'Begrundelse'];

function registers(lines, address) {
  return longTable(REGISTER_HEADS, lines.map(one => {
    const tr = row([one.label, one.years, one.uses, '', one.reason || '']);
    tr.cells[1].className = 'years';
    if (one.few) {
      tr.cells[2].append(' ', styled('span', 'few', 'få'));
    }
    tr.cells[3].append(one.variables ? opener(one, tr, address) : 'hele registret');
    return tr;
  }));
}

/** Opens the variables of a register in a row of their own. */
function opener(register, tr, address) {
  const text = number(register.variables) + (register.unused ? `, heraf ${number(register.unused)} uden brug` : '');
  const node = styled('button', 'opener', text);
  node.type = 'button';
  node.setAttribute('aria-expanded', 'false');
  node.setAttribute('aria-label', `Variable i ${register.code}: ${text}`);
  let below;
  node.addEventListener('click', () => {
    const open = node.getAttribute('aria-expanded') !== 'true';
    node.setAttribute('aria-expanded', String(open));
    if (!below) {
      below = element('tr', element('td', awaited(
        ask(`${address}/registers/${encodeURIComponent(register.code)}`).then(variables))));
      below.cells[0].colSpan = REGISTER_HEADS.length;
      tr.after(below);
    }
    below.hidden = !open;
  });
  return node;
}

function variables(lines) {
  return styled('div', 'scroll', table(['Variabel', 'Tekst', 'År', 'Aktive projekter, der bruger den', 'Bemærk'],
    lines.map(one => [one.name, one.label || '', one.years, one.uses, short(one.note)])));
}

function projects(lines) {
  return longTable(['Nr.', 'Titel', 'Slutdato', 'Dækning', 'Dækkede celler', 'Dækkede registre', 'Tæller med'],
    lines.map(one => row([String(one.number),
      element('div', one.title, one.origin ? styled('small', 'quiet', one.origin) : null),
      one.active ? one.endsOn : element('span', one.endsOn, styled('span', 'quiet', ' (ikke aktivt)')),
      share(one.coverage), one.cells, one.registers,
      one.counts ? element('strong', 'Ja') : `Nej. ${one.why}`])));
}

/** A share as text, "97,8 %", and as a bar for the eye. */
function share(percent) {
  return styled('span', 'share', bar(parseFloat(percent.replace(',', '.'))), percent);
}

function bar(percent, of = 100) {
  const node = document.createElement('meter');
  node.max = of || 1;
  node.value = percent || 0;
  node.setAttribute('aria-hidden', 'true');
  return node;
}

function growth(years) {
  const most = Math.max(...years.map(year => year.started));
  return table(['Periode', 'Nye projekter', 'Heraf med væsentligt overlap'],
    years.map(year => [year.period, styled('span', 'share', bar(year.started, most), number(year.started)),
      styled('span', 'share', bar(year.overlapping, most), number(year.overlapping))]));
}

function deviations(view) {
  return longTable(['Uden for registeroversigten'], [
    ...view.unknownRegisters.map(code => [`${code} findes ikke i registeroversigten`]),
    ...view.deviations.map(text => [text])]);
}
