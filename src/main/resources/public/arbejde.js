// Who has which tasks, who is away, and who stands in for them.
import { ask } from '/ask.js';
import { button, count, day, element, link, list, longTable, number, row, styled, table } from '/elements.js';
import { acting, choice, dayIn, dayInput, field, form, tell, unfolding } from '/fields.js';

const NOBODY = ['', 'Vælg …'];
const TASKS_SHOWN = 5;

const message = document.getElementById('message');
const section = document.getElementById('groups');
const tasks = document.getElementById('news');

/** Fetches everything and draws it anew. What was done is said; what is typed elsewhere on the page stays. */
async function show(said, key, refused = []) {
  try {
    const { groups, me, news, choices } = await ask('work');
    tasks.replaceChildren(newsChoice(news, choices));
    section.replaceChildren(...groups.flatMap(group => drawn(group, me)));
    const none = groups.length ? '' : 'Du hører ikke til nogen institution.';
    tell(message, said, key, none, ...refused.length ? [' Ikke overdraget:', list(refused)] : []);
  } catch (error) {
    tell(message, said, key, said ? ' ' : '', error.message);
  }
}

/** How whoever looks is told of tasks that have come up; everybody chooses for themselves. */
function newsChoice(chosen, choices) {
  const select = choice(choices.map(({ key, words }) => [key, words]), chosen);
  return form('', [field('Besked om nye opgaver', select, 'Et brev nævner sagens nummer, opgaven og fristen, og intet af'
    + ' det, sagen handler om. Om frister, der nærmer sig, får du besked under alle omstændigheder.')], 'Gem valget',
  () => ask('work/news', 'POST', { choice: select.value }), answer => show(answer.message));
}

function drawn(group, me) {
  const box = styled('div', 'unfolded');
  const mine = group.mayManage || group.people.some(person => person.id === me);
  const key = `absence-${group.id}`;
  return [
    styled('div', 'heading', element('h2', group.name),
      mine ? unfolding('Registrér fravær', box, key, () => absence(group, me, key)) : null),
    ...mine ? [box] : [],
    ...waiting(group),
    element('h3', 'Personer'),
    people(group),
    ...absences(group)
  ];
}

function waiting({ held, waiting: tasks }) {
  return tasks.length ? [element('h3', `Opgaver, som ingen har taget (${number(held)})`),
    longTable(['Sag', 'Opgave', 'Institution', 'Frist'], tasks.map(one => row([caseLink(one),
      element('span', one.task, ...one.nobody ? [' ', styled('span', 'few', 'ingen kan tage den')] : [],
        one.trouble ? styled('small', 'trouble below', one.trouble) : null),
      one.institution || '', day(one.due)])), TASKS_SHOWN), more(held, tasks)] : [];
}

/** Of many only those that are due first are listed. */
function more(held, tasks) {
  return held > tasks.length ? styled('p', 'quiet', `Af ${number(held)} vises de ${number(tasks.length)} med den`
    + ' tidligste frist. Alle står i Opgaver.') : '';
}

function people(group) {
  const hands = group.mayManage && group.people.length > 1;
  const heads = ['Person', 'Fravær', 'Opgaver', ...hands ? [''] : []];
  return table(heads, group.people.flatMap(person => {
    const tr = row([element('strong', person.name), person.away ? `Væk ${person.away}` : '',
      element('div', person.tasks.length ? tasksOf(person) : styled('span', 'quiet', 'Ingen'),
        person.databases.length ? styled('p', 'quiet', 'FSE-ansvarlig for '
          + count(person.databases.length, 'projektdatabase', 'projektdatabaser')) : null)]);
    if (!hands) {
      return [tr];
    }
    const last = element('td');
    tr.append(last);
    if (!person.tasks.length && !person.databases.length) {
      return [tr];
    }
    const below = element('tr', element('td'));
    below.cells[0].colSpan = heads.length;
    const key = `handover-${group.id}-${person.id}`;
    const open = unfolding('Overdrag', below, key, () => handover(group, person, key));
    open.setAttribute('aria-label', `Overdrag opgaver fra ${person.name}`);
    last.append(open);
    return [tr, below];
  }));
}

function tasksOf(person) {
  const lines = person.tasks.map(one => element('li', caseLink(one), ` ${one.task}`,
    styled('small', 'quiet', [one.institution, one.due && `frist ${day(one.due)}`].filter(Boolean).join(' · ')),
    one.trouble ? styled('small', 'trouble', one.trouble) : null));
  const rest = lines.slice(TASKS_SHOWN);
  rest.forEach(line => { line.hidden = true; });
  const all = rest.length ? button(`Vis alle ${number(lines.length)}`, () => {
    rest.forEach(line => { line.hidden = false; });
    all.remove();
  }) : null;
  return element('div', element('ul', ...lines), all, more(person.held, person.tasks));
}

function caseLink({ caseNumber }) {
  return link(`/sager.html#${caseNumber}`, caseNumber);
}

function handover(group, from, key) {
  const cases = new Map([...from.databases.map(one => [one, `${one}: FSE-ansvarlig`]),
    ...from.tasks.map(one => [one.caseNumber, `${one.caseNumber}: ${one.task}`])]);
  const which = choice([['', `Alle åbne sager (${number(cases.size)})`], ...cases]);
  const to = choice([NOBODY, ...others(group, from.id)]);
  return form(`Overdrag opgaver fra ${from.name}`, [styled('div', 'columns', field('Opgave', which),
    field('Overdrages til', to))], 'Overdrag',
  () => ask('work/handover', 'POST', { group: group.id, from: from.id, to: to.value || null,
    caseNumber: which.value || null }),
  answer => show(answer.message, key, answer.refused));
}

function others(group, person) {
  return group.people.filter(one => one.id !== person)
    .map(one => [one.id, one.away ? `${one.name} (væk ${one.away})` : one.name]);
}

function absence(group, me, key) {
  const who = group.mayManage ? choice(group.people.map(one => [one.id, one.name]), me) : null;
  const substitute = choice([NOBODY, ...group.mayManage ? group.people.map(one => [one.id, one.name])
    : others(group, me)]);
  const from = dayInput();
  const until = dayInput();
  return form('Registrér fravær', [styled('div', 'columns', who ? field('Person', who) : null,
    field('Stedfortræder', substitute), field('Fra og med', from), field('Til og med', until))], 'Registrér',
  () => ask('work/absences', 'POST', { group: group.id, person: who ? who.value : me,
    substitute: substitute.value || null, from: dayIn(from), until: dayIn(until) }),
  answer => show(answer.message, key));
}

function absences(group) {
  const name = id => (group.people.find(one => one.id === id) || { name: id }).name;
  return [element('h3', 'Fravær'), group.absences.length
    ? table(['Person', 'Stedfortræder', 'Fra og med', 'Til og med', ''], group.absences.map(one => row([
      name(one.person), name(one.substitute), day(one.from), day(one.until),
      one.mayRemove ? removing(one, name) : ''])))
    : element('p', 'Der er ikke registreret noget fravær.')];
}

function removing(one, name) {
  const node = acting('Slet', async () => {
    const answer = await ask(`work/absences/${one.id}`, 'DELETE');
    await show(answer ? answer.message : 'Fraværet er slettet.');
  });
  node.firstChild.setAttribute('aria-label', `Slet fravær for ${name(one.person)} fra ${day(one.from)}`);
  return node;
}

show();
