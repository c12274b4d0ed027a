// What other thresholds and deadlines would have said of earlier cases. Nothing is changed.
import { ask } from '/ask.js';
import { decimalNumber, wholeNumber } from '/danish.js';
import { count, element, failure, folded, link, longTable, number, row, styled } from '/elements.js';
import { dayIn, dayInput, field, form, input, tick } from '/fields.js';

const FILES = '/camunda/api/microdata/what-if/';
const SHOWN = 50;

const question = document.getElementById('question');
const answer = document.getElementById('answer');
const typed = new Map();

/** Beside a value: whether Statistics Denmark has published it. The same words as on the page of the terms. */
function mark({ value, published }) {
  return `I dag ${value} (${published ? 'offentliggjort' : 'FSE’s skøn, ikke offentliggjort'}).`;
}

function fieldsOf(group) {
  const time = group.fields.find(one => one.kind === 'time');
  return element('div', time ? styled('p', 'quiet', `En tid skrives i ord. ${time.hint}`) : null,
    styled('div', 'grid', ...group.fields.map(one => {
      const control = input(one.value);
      typed.set(one, control);
      return field(one.name, control, mark(one));
    })));
}

/** What is in the field, as the server reads it; nothing where it is empty, or as it is today and not asked for. */
function asked(one, written, withToday) {
  const text = written.trim();
  if (!text || text === one.value && !withToday) {
    return undefined;
  }
  if (one.kind === 'time') {
    return text;
  }
  const { value, problem } = one.kind === 'share' ? decimalNumber(text.replace('%', '')) : wholeNumber(text);
  if (problem) {
    throw new Error(`${one.name}: ${problem}`);
  }
  return String(value).replace('.', ',');
}

function draw({ from, until, groups }) {
  const days = { from: dayInput(from), until: dayInput(until) };
  const today = tick('Brug også dagens værdi i de felter, jeg ikke har ændret', false);
  const deadlines = folded(`Frister (${groups[2].fields.length})`, () => fieldsOf(groups[2]));
  const wanted = () => {
    const values = { from: dayIn(days.from) || undefined, until: dayIn(days.until) || undefined };
    groups.flatMap(group => group.fields).forEach(one => {
      values[one.key] = asked(one, typed.has(one) ? typed.get(one).value : one.value, today.control.checked);
    });
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  };
  let sent;
  question.replaceChildren(form('', [
    ...groups.slice(0, 2).flatMap(group => [element('h2', group.name), fieldsOf(group)]), deadlines,
    element('h2', 'Periode'), styled('div', 'columns', field('Fra og med', days.from), field('Til og med', days.until)),
    today.shown
  ], 'Vis forskellen', () => {
    answer.replaceChildren();
    try {
      sent = wanted();
    } catch (error) {
      deadlines.open = true; // or what is wrong in there is said where nobody sees it
      throw error;
    }
    answer.replaceChildren('Regner …');
    return ask('what-if', 'POST', sent).catch(error => {
      answer.replaceChildren();
      throw error;
    });
  }, result => answer.replaceChildren(...said(result, new URLSearchParams(sent)))));
}

function said({ checks, usage, deadlines }, query) {
  return [styled('p', 'line', element('strong', 'Intet er ændret.'),
    link(`${FILES}workbook.xlsx?${query}`, 'Hent alle forskelle som Excel')),
  ...checks ? part('Betingelser', ofChecks(checks), 'checks', query, checks.differences.length && longTable(['Sag',
    'Titel', 'Institution', 'Indsendelse', 'Betingelse', 'Var', 'Ville være', 'Ændrer den automatiske afgørelse'],
  checks.differences.map(one => row([ofCase(one), one.title, one.institution, number(one.submission), one.condition,
    one.was, one.wouldBe, one.decides ? element('strong', 'Ja') : 'Nej'])), SHOWN)) : [],
  ...usage ? part('Anvendelse', ofUsage(usage), 'usage', query, usage.differences.length && longTable(['Sag', 'Titel',
    'Institution', 'Målt den', 'Registre i brug', 'Var', 'Ville være'], usage.differences.map(one => row([ofCase(one),
    one.title, one.institution, one.measuredOn, one.ratio, one.was, one.wouldBe])), SHOWN)) : [],
  ...deadlines ? part('Frister', 'Trin, der er afsluttet i perioden. Hvad nogen fik ud over den sædvanlige frist, '
    + 'beholder de. Sluttede fristen selv et trin, ved ingen, hvornår svaret ellers var kommet: trinnet regnes til den dag.',
  'deadlines', query, longTable(['Frist', 'Ville være', 'Trin', 'Trin i alt', 'Over fristen',
    'Ville være over fristen'], deadlines.map(one => row([one.term, one.supposed, one.step, one.ended, one.late, one.wouldBe])), SHOWN)) : []];
}

function part(title, summary, key, query, shown) {
  return [element('h2', title), element('p', summary), ...shown ? [styled('div', 'list-report', shown),
    element('p', link(`${FILES}${key}.csv?${query}`, 'Hent som csv'))] : []];
}

function ofChecks({ asked: all, differences }) {
  const decided = new Set(differences.filter(one => one.decides)
    .map(one => `${one.caseNumber} ${one.submission}`)).size;
  return count(all, 'kontrol', 'kontroller') + ' er regnet igen. ' + (differences.length
    ? `${count(differences.length, 'betingelse', 'betingelser')} ville være faldet anderledes ud; `
      + `den automatiske afgørelse ville være en anden i ${count(decided, 'indsendelse', 'indsendelser')}.`
    : 'Ingen betingelse ville være faldet anderledes ud.');
}

function ofUsage({ asked: all, differences }) {
  return count(all, 'måling', 'målinger') + ' er regnet igen. ' + (differences.length
    ? `${count(differences.length, 'måling', 'målinger')} ville have givet et andet råd. Hvad der blev afgjort, har et `
      + 'menneske afgjort.'
    : 'Ingen måling ville have givet et andet råd.');
}

function ofCase({ caseNumber }) {
  return link(`/sager.html#${caseNumber}`, caseNumber);
}

ask('what-if').then(draw, error => question.replaceChildren(failure(error.status === 403
  ? 'Denne side er for procesejere. ' + error.message : error.message)));
