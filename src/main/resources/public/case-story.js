// A case and its story as elements, for the page of cases and for the tab beside a task.
import { ask } from '/ask.js';
import { awaited, element, folded, link, number, styled, table } from '/elements.js';
import { area, dayIn, dayInput, field, form, unfolding } from '/fields.js';

const REGISTERS_SHOWN = 20;

/** @param again draws the case anew, and says what has happened */
export function story(file, onOwnPage, again) {
  const root = document.createElement('div');
  const [first, second] = onOwnPage ? ['h1', 'h2'] : ['h4', 'h5'];
  if (onOwnPage) {
    root.append(element('p', link('#', '← Alle sager')));
  }
  root.append(element(first, `${file.line.caseNumber}: ${file.line.title}`),
    element('p', `${file.line.institution} · ${file.line.state}`
      + (file.line.endsOn ? ` · ${file.line.kind === 'Projektdatabase' ? 'ophør' : 'slutdato'} ${file.line.endsOn}` : '')),
    ...(file.troubles || []).map(trouble => styled('p', 'trouble', trouble)),
    ...(file.turns || []).map(turn => element('p', turn)),
    ...onOwnPage && file.mayMoveDeadlines && file.turns.length ? deadlines(file.line.caseNumber, again) : [],
    ...registers(file.registers || []), ...file.mayDisqualify ? disqualification(file.line.caseNumber, again) : []);
  root.append(...managers(file.managers || [], second), ...agreements(file.agreements || [], second),
    ...documents(file.documents || [], second));
  if (!file.events.length) {
    root.append(element('p', file.maySeeStory === false
      ? 'Sagens afgørelser og breve kan ses af dem, der arbejder med sagen.'
      : 'Der er endnu ikke sket noget i sagen.'));
    return root;
  }
  root.append(element(second, 'Forløb'), table(['Hvornår', 'Hvem', 'Hvad', 'Begrundelse'],
      file.events.map(e => [e.when, e.who, e.outcome ? `${e.what}: ${e.outcome}` : e.what, e.why])));
  if (file.letters.length) {
    root.append(element(second, 'Beskeder'), table(['Skrevet', 'Til', 'Besked'],
      file.letters.map(one => [one.when, recipients(one.to), letter(one)])));
  }
  return root;
}

/** Whoever got the letter, and whether it has been sent to them. */
function recipients(all) {
  return element('div', ...all.map(one => element('p', element('strong', one.name), element('br'),
    styled('span', 'quiet', one.sent))));
}

/** Its paragraphs as they were written. */
function letter(one) {
  return element('div', element('p', element('strong', one.title)),
    ...one.body.split(/\n\s*\n/).map(paragraph => element('p', paragraph)),
    one.document ? element('p', link(one.document, 'Hent brevet (PDF)')) : null);
}

function registers(all) {
  const lines = all.map(({ code, fromYear, toYear }) =>
    `${code} ${fromYear === toYear ? fromYear : `${fromYear}–${toYear}`}`);
  if (lines.length > REGISTERS_SHOWN) {
    return [folded(`Databasens registre (${number(lines.length)})`, () => element('p', lines.join(', ')))];
  }
  return lines.length ? [element('p', element('strong', 'Databasens registre: '), lines.join(', '))] : [];
}

function managers(all, heading) {
  return all.length ? [element(heading, 'Managernes adgang'), table(['Manager', 'Fra', 'Gælder i dag'],
    all.map(one => [one.name, one.since, one.whyNot ? `Nej: ${one.whyNot}` : 'Ja']))] : [];
}

function agreements(all, heading) {
  return all.length ? [element(heading, 'Aftaler'), table(['Aftale', 'Stillet op', 'Underskrevet', 'Aftryk (SHA-256)'],
    all.map(one => [link(one.address, `${one.title} (PDF)`), one.drawnUp,
      one.signatures.join('\n') || 'Ikke underskrevet', styled('span', 'below', one.digest)]))] : [];
}

/** Those that were sent, the newest version of each field first. */
function documents(all, heading) {
  return all.length ? [element(heading, 'Dokumenter'), table(
    ['Dokument', 'Felt', 'Version', 'Type', 'Størrelse', 'Vedlagt', 'Virus', 'Aftryk (SHA-256)'],
    all.map(one => [link(one.address, one.name), one.field, one.counts ? `${one.version} (gælder)` : one.version, one.type,
      one.size, `${one.who}, ${one.when}`, one.scanned, styled('span', 'below', one.digest)]))] : [];
}

/** The deadlines of its open steps, for whoever may give more time. */
function deadlines(caseNumber, again) {
  const box = styled('div', 'unfolded');
  const path = `cases/${encodeURIComponent(caseNumber)}/deadlines`;
  return [element('p', unfolding('Flyt en frist', box, `deadlines-${caseNumber}`, () => awaited(ask(path)
    .then(all => all.length ? element('div', ...all.map(one => moving(path, one, again)))
      : element('p', 'Ingen af sagens trin har en frist, der kan flyttes.'))))), box];
}

function moving(path, { task, name, fse, due, day }, again) {
  const to = dayInput();
  const reason = area();
  return form(`${name} (${fse ? 'FSE' : 'institutionen'}): frist ${due}`, [field('Ny frist', to),
    field('Begrundelse', reason, fse ? 'Den skrives i revisionssporet.'
      : 'Den skrives i et brev til dem, der kan udføre opgaven, og til sagsbehandlerne.')], 'Flyt fristen',
  () => ask(`${path}/${encodeURIComponent(task)}`, 'POST', { to: dayIn(to), seen: day, reason: reason.value }),
  answer => again(answer.message));
}

function disqualification(caseNumber, again) {
  const box = styled('div', 'unfolded');
  return [element('p', unfolding('Erklær mig inhabil', box, `disqualify-${caseNumber}`, () => {
    const reason = area();
    return form('', [styled('p', 'quiet hint', 'Du kan derefter hverken behandle sagen eller se dens afgørelser og'
      + ' breve. Det kan ikke trækkes tilbage her.'), element('div', field('Begrundelse', reason))],
    'Erklær mig inhabil',
    () => ask(`cases/${encodeURIComponent(caseNumber)}/disqualification`, 'POST', { reason: reason.value }),
    answer => again(answer && answer.message || 'Du er registreret som inhabil i sagen.'));
  })), box];
}
