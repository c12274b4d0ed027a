// Steps that fail, by cause: what they stop, what has been noted, and trying them again.
import { ask } from '/ask.js';
import { awaited, button, count, element, failure, folded, link, number, row, styled, table } from '/elements.js';
import { area, field, form, tell, unfolding } from '/fields.js';
import { pagedList, searching } from '/paged-list.js';

const FOLLOW_EVERY = 1000;

const message = document.getElementById('message');
const section = document.getElementById('causes');
const wanted = searching(document.getElementById('wanted'), () => show());
let asked = 0;

/** Draws the causes anew. What was done is said. @return whether they could be read */
async function show(said, key) {
  const mine = ++asked;
  const query = wanted();
  try {
    const page = await ask(`incidents?${query}`);
    if (mine !== asked) {
      return true;
    }
    section.replaceChildren(...page.lines.map(drawn));
    more(page.next, query, mine);
    tell(message, said || (page.lines.length ? '' : query.includes('over') ? 'Ingen årsager er overstået endnu.'
      : 'Intet trin er standset, og intet prøves igen.'), key);
    message.className = said ? 'done' : '';
    page.lines.filter(one => one.tried && !one.tried.ended).forEach(one => follow(one.tried.id, mine));
    return true;
  } catch (error) {
    message.textContent = error.status === 403 ? 'Denne side er for procesejere. ' + error.message : error.message;
  }
  return false;
}

/** What comes after a page of causes. */
function more(next, query, mine) {
  if (next) {
    const press = button('Vis flere', async () => {
      const page = await ask(`incidents?${query}&after=${encodeURIComponent(next)}`);
      press.remove();
      if (mine === asked) {
        section.append(...page.lines.map(drawn));
        more(page.next, query, mine);
      }
    });
    section.append(press);
  }
}

function drawn(cause) {
  const box = styled('section', 'cause', element('h2', `${cause.step} (${cause.model})`),
    element('p', element('strong', cause.cause), ` ${cause.over ? '' : cause.advice}`),
    element('p', figures(cause)),
    styled('p', 'quiet', `Set første gang ${cause.firstSeen}, senest ${cause.lastSeen}.`
      + (cause.over ? ` Overstået ${cause.over}.` : '')),
    cause.tried ? tried(cause.tried) : null);
  box.setAttribute('aria-label', `${cause.step}: ${cause.cause}`);
  if (!cause.over) {
    box.append(...cases(cause), ...again(cause), folded('Fejludskrift til dem, der vedligeholder systemet',
      () => awaited(ask(`incidents/${cause.id}/trace`).then(({ trace }) => trace ? styledTrace(trace)
        : element('p', 'Der er ingen fejludskrift.')))));
  }
  box.append(...notes(cause));
  return box;
}

function figures({ stopped, retrying, nextTry, cases, institutions, over }) {
  return over ? 'Rammer ingen sager nu.'
    : `${count(cases, 'sag', 'sager')} hos ${count(institutions, 'institution', 'institutioner')}: `
      + [stopped && `${count(stopped, 'trin er standset', 'trin er standset')}`,
        retrying && `${count(retrying, 'trin prøves', 'trin prøves')} igen af sig selv${nextTry ? `, næste gang ${nextTry}` : ''}`]
        .filter(Boolean).join(', ') + '.';
}

function tried({ id, who, when, reason, outcome }) {
  const said = element('span', outcome);
  said.id = `tried-${id}`;
  return styled('p', 'tried', element('strong', 'Prøvet igen: '), said,
    styled('small', 'quiet below', `${who}, ${when}: ${reason}`));
}

const HEADS = ['Sag', 'Institution', 'Siden', 'Nu', ''];

function cases(cause) {
  const rows = cause.shownCases.flatMap(one => line(cause, one));
  const rest = cause.cases - cause.shownCases.length;
  return [rows.length ? table(HEADS, rows) : null, rest > 0
    ? folded(`Alle ${number(cause.cases)} sager`, () => {
      const all = pagedList({ heads: HEADS, line: one => line(cause, one, 'all-'), none: 'Ingen sager.',
        counted: found => `${found} sager` });
      all.show(`incidents/${cause.id}/cases?`);
      return all;
    }) : null].filter(Boolean);
}

/** A case, and below it the form to try its step again. */
function line(cause, one, where = '') {
  const below = element('tr', element('td'));
  below.cells[0].colSpan = HEADS.length;
  const key = `${where}again-${cause.id}-${one.caseNumber}`;
  const open = unfolding('Prøv igen', below, key, () => trying(cause, one.caseNumber, key));
  open.setAttribute('aria-label', `Prøv igen i sag ${one.caseNumber}`);
  return [row([link(`/sager.html#${one.caseNumber}`, one.caseNumber), one.institution, one.since, one.standing, open]),
    below];
}

function again(cause) {
  const box = styled('div', 'unfolded');
  const key = `again-${cause.id}`;
  const steps = cause.stopped + cause.retrying;
  return steps ? [element('p', unfolding(steps === 1 ? 'Prøv igen' : `Prøv alle ${number(steps)} igen`, box, key,
    () => trying(cause, null, key))), box] : [];
}

function trying(cause, caseNumber, key) {
  const reason = area();
  return form('', [field('Begrundelse', reason, 'Hvad er rettet, eller hvorfor kan det lykkes nu? Det står i'
    + ' revisionssporet.')], 'Prøv igen nu',
  () => ask(`incidents/${cause.id}/retries`, 'POST', { reason: reason.value, caseNumber }),
  answer => show(answer.message, key));
}

/** Says how it goes until all has been tried, and then draws anew what is left. */
async function follow(id, mine) {
  const answer = await ask(`incidents/retries/${id}`).catch(() => null);
  if (mine !== asked || !answer) {
    return;
  }
  if (answer.ended) {
    await show(answer.message);
    document.dispatchEvent(new Event('microdata.waiting'));
    return;
  }
  document.getElementById(`tried-${id}`).textContent = answer.message;
  setTimeout(() => follow(id, mine), FOLLOW_EVERY);
}

function notes(cause) {
  const box = styled('div', 'unfolded');
  const key = `note-${cause.id}`;
  return [...cause.notes.map(one => element('p', one.text, styled('small', 'quiet below', `${one.who}, ${one.when}`))),
    element('p', unfolding('Skriv en bemærkning', box, key, () => {
      const text = area();
      return form('', [field('Bemærkning', text)], 'Gem bemærkning',
        () => ask(`incidents/${cause.id}/notes`, 'POST', { text: text.value }), answer => show(answer.message, key));
    })), box];
}

function styledTrace(trace) {
  const node = styled('pre', 'trace', trace);
  node.tabIndex = 0; // it scrolls
  node.setAttribute('aria-label', 'Fejludskrift');
  node.setAttribute('role', 'region');
  return node;
}

const models = document.getElementById('models');

/** Models whose own steps can rest while something is put right. */
async function showModels(said, key) {
  try {
    const all = await ask('incidents/models');
    const paused = all.filter(one => one.paused);
    models.replaceChildren(element('h2', 'Modeller på pause'), paused.length
      ? element('div', ...paused.map(one => resting(one))) : element('p', 'Ingen modeller er sat på pause.'),
    folded('Sæt en model på pause', () => element('div', styled('p', 'quiet', 'Så venter de trin, som systemet selv'
      + ' udfører i modellen, til den sættes i gang igen. Folk kan stadig udføre deres opgaver. Brug det, mens noget rettes,'
      + ' som ellers ville standse sag efter sag.'), table(['Model', ''], all.filter(one => !one.paused).flatMap(pausing)))));
    if (said) {
      tell(message, said, key);
    }
  } catch (error) {
    models.replaceChildren(failure(error.message));
  }
}

function resting(model) {
  const box = styled('div', 'unfolded');
  const key = `resume-${model.model}`;
  return element('div', element('p', element('strong', model.name), ` ${model.paused}`),
    element('p', unfolding('Sæt i gang igen', box, key, () => because(`incidents/models/${encodeURIComponent(model.model)}/resumption`,
      'Sæt i gang', key))), box);
}

function pausing(model) {
  const below = element('tr', element('td'));
  below.cells[0].colSpan = 2;
  const key = `pause-${model.model}`;
  const open = unfolding('Sæt på pause', below, key,
    () => because(`incidents/models/${encodeURIComponent(model.model)}/pause`, 'Sæt på pause', key));
  open.setAttribute('aria-label', `Sæt ${model.name} på pause`);
  return [row([model.name, open]), below];
}

function because(address, action, key) {
  const reason = area();
  return form('', [field('Begrundelse', reason, 'Det står i revisionssporet.')], action,
    () => ask(address, 'POST', { reason: reason.value }), answer => showModels(answer.message, key));
}

show().then(shown => shown && showModels());
