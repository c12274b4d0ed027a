// One project: who has access and whether it counts today, its proposals, and its data; of an authority, its analyses.
import { ask } from '/ask.js';
import { shownDay } from '/danish.js';
import { element, link, list, row, styled, table } from '/elements.js';
import { acting, afterAsking, area, choice, dayIn, dayInput, field, form, input } from '/fields.js';
import { pagedList } from '/paged-list.js';

/**
 * @param again draws the project anew, and says what has happened
 * @param said what has happened
 */
export async function projectView(number, again, said) {
  const project = await ask(`projects/${encodeURIComponent(number)}`);
  const root = styled('div', 'project', said ? told(said) : null,
    project.trouble ? styled('p', 'trouble', project.trouble + '.') : null,
    styled('div', 'panel', facts(project), data(project)),
    element('h2', `Adgang (${project.users.length})`), users(project, again),
    project.mayManage ? giving(project, again) : null,
    ...project.isAuthority ? await analyses(project) : [],
    element('h2', 'Indstillinger'), proposals(project));
  root.dataset.users = project.users.length;
  return root;
}

function told(text) {
  const node = styled('p', 'done', text);
  node.setAttribute('role', 'status');
  return node;
}

function facts(project) {
  const of = (label, ...value) => element('span', element('strong', `${label}: `), ...value);
  return list([
    of('Sag', link(`/sager.html#${project.caseNumber}`, project.caseNumber), ` · ${project.state}`),
    of('Ordning', project.scheme, ...project.databaseCase
      ? [' af projektdatabasen i sag ', link(`/sager.html#${project.databaseCase}`, project.databaseCase)] : []),
    of('Periode', `${project.startsOn} til ${project.endsOn}`),
    ...project.closed ? [of('Lukket', project.closed)] : [],
    of('Kontaktperson', project.contact || 'ingen'),
    ...project.caseOwner ? [of('FSE-ansvarlig', project.caseOwner)] : []]);
}

function data(project) {
  return element('div', element('p', element('strong', 'Data: '), project.registers || 'Ikke oplyst'),
    project.fromDatabase ? element('p', element('strong', 'Heraf fra projektdatabasen: '), project.fromDatabase) : null);
}

function users(project, again) {
  if (!project.users.length) {
    return element('p', 'Ingen har adgang.');
  }
  return table(['Navn', 'Adgang siden', 'I dag', ...project.mayManage ? [''] : []], project.users.map(user => [
    user.name, user.since, user.whyNot
      ? element('span', styled('span', 'mark mark-not-met', '✗'), `Gælder ikke: ${user.whyNot}`)
      : element('span', styled('span', 'mark mark-met', '✓'), 'Gælder'),
    ...project.mayManage ? [taking(project, user, again)] : []]));
}

function taking(project, user, again) {
  const node = afterAsking('Fratag', `${user.name} mister adgangen til projekt ${project.number} med det samme.`,
    'Ja, fratag adgangen', async () =>
      again((await ask(`projects/${project.number}/access/${encodeURIComponent(user.id)}`, 'DELETE')).message));
  node.firstChild.setAttribute('aria-label', `Fratag ${user.name} adgangen til projekt ${project.number}`);
  return node;
}

function giving(project, again) {
  if (!project.choices.length) {
    return styled('p', 'quiet', 'Alle, der er tilknyttet institutionen, har adgang.');
  }
  const person = choice(project.choices.map(one => [one.id, one.name]));
  person.setAttribute('aria-label', `Person, der skal have adgang til projekt ${project.number}`);
  return styled('div', 'line', person, acting('Giv adgang', async () =>
    again((await ask(`projects/${project.number}/access`, 'POST', { person: person.value })).message)));
}

function proposals(project) {
  return project.proposals.length
    ? table(['Sag', 'Status', 'I kraft', 'Erstattet'], project.proposals.map(one =>
      [link(`/sager.html#${one.caseNumber}`, one.caseNumber), one.state, one.inForceOn, one.replacedOn]))
    : element('p', 'Projektet er fra før, indstillinger blev sager her. Ved den første genindstilling udfyldes alle'
      + ' felter.');
}

/** They are registered, not approved: the form is short, so that an urgent one can begin at once. */
async function analyses(project) {
  const address = `projects/${project.number}/analyses`;
  const list = pagedList({ heads: ['Nr.', 'Titel', 'Formål', 'Dage', 'Brugere', 'Registreret'], line: one => row([one.number,
    one.title, one.purpose, `${shownDay(one.fromDay)} – ${shownDay(one.untilDay)}`, one.users.join(', '),
    `${one.registeredBy}, ${shownDay(one.registeredOn)}`]), none: 'Ingen analyser er registreret endnu.',
  counted: count => count === '1' ? '1 analyse' : `${count} analyser` });
  await list.show(`${address}?q=`);
  return [element('h2', 'Analyser'), list, ...project.users.length ? [registering(project, address, list)] : []];
}

function registering(project, address, list) {
  const today = new Date().toLocaleDateString('sv-SE');
  const title = input();
  const purpose = area();
  const from = dayInput(today);
  const until = dayInput(today);
  const users = choice(project.users.map(user => [user.id, user.name]));
  users.multiple = true;
  users.size = Math.min(project.users.length, 6);
  const said = styled('div', 'said');
  return styled('div', 'registering', form('Registrér en analyse', [field('Titel', title), field('Formål', purpose),
    styled('div', 'line', field('Første dag', from), field('Sidste dag', until)),
    field('Brugere', users, 'Hold Ctrl nede for at vælge flere.')], 'Registrér', () => ask(address, 'POST', {
    title: title.value, purpose: purpose.value, from: dayIn(from), until: dayIn(until),
    users: [...users.selectedOptions].map(one => one.value) }), async answer => {
    said.replaceChildren(told(answer.message));
    title.value = purpose.value = title.defaultValue = purpose.defaultValue = '';
    await list.show(`${address}?q=`);
  }), said);
}
