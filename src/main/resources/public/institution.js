// An institution: its authorisation, its people, their roles and certificates.
import { ask } from '/ask.js';
import { matching } from '/danish.js';
import { count, day, element, link, number, row, styled, table } from '/elements.js';
import { acting, afterAsking, area, dayIn, dayInput, field, form, input, tell, tick, unfolding } from '/fields.js';
import { pagedList } from '/paged-list.js';

const HEADS = ['Navn', 'Stilling', 'Roller', 'Certifikat', 'Tilknytning', ''];

const message = document.getElementById('message');
const section = document.getElementById('institution');
const path = (...parts) => ['institutions', ...parts].map(encodeURIComponent).join('/');

async function start() {
  const wanted = new URLSearchParams(location.search).get('id');
  try {
    const all = await ask('institutions');
    if (all.length > 1 && wanted) {
      message.before(styled('p', 'back', link('/institution.html', '← Alle institutioner')));
    }
    if (wanted || all.length === 1) {
      await show(wanted || all[0].id);
    } else if (all.length) {
      offer(all);
    } else {
      message.textContent = 'Du er ikke tilknyttet nogen institution.';
    }
  } catch (error) {
    message.textContent = error.message;
  }
}

function offer(all) {
  const search = document.getElementById('search');
  const found = document.getElementById('found');
  const lines = all.map(one => ({
    tr: row([link('?id=' + encodeURIComponent(one.id), one.name), numberOf(one), one.stateText]),
    name: one.name,
    text: `${one.name} ${numberOf(one)} ${one.stateText}`
  }));
  const filter = () => {
    const shown = matching(lines, search.value, ({ name, text }) => ({ value: name, label: text }));
    lines.forEach(line => { line.tr.hidden = !shown.includes(line); });
    const body = document.querySelector('#institutions tbody');
    body.append(...shown.map(({ tr }) => tr));
    found.textContent = (shown.length === all.length ? '' : `${number(shown.length)} af `)
      + count(all.length, 'institution', 'institutioner');
  };
  document.getElementById('institutions').append(
    table(['Institution', 'Autorisation', 'Status'], lines.map(({ tr }) => tr)));
  search.form.addEventListener('submit', event => event.preventDefault());
  search.addEventListener('input', filter);
  filter();
  document.getElementById('choice').hidden = false;
  message.textContent = '';
}

/** The authorisation number, which comes with the agreement. */
function numberOf(one) {
  return one.authorisationNumber ? String(one.authorisationNumber) : 'endnu ikke';
}

/** Fetches the institution and draws it anew. What was done is said; what is typed elsewhere on the page stays. */
async function show(id, said, key) {
  try {
    const at = await ask(path(id));
    const named = at.mayAnswerJointControl ? await ask(path(id, 'joint-controls')) : [];
    document.title = `${at.name} – Forskningsservice`;
    section.replaceChildren(...head(at), ...jointControls(at, named), ...requests(at), ...certificates(at), ...people(at));
    tell(message, said, key);
  } catch (error) {
    tell(message, said, key, said ? ' ' : '', error.message);
  }
}

/** What a command has answered, and the institution as it then is. */
function done(at, key) {
  return answer => show(at.id, answer.message, key);
}

function head(at) {
  const reason = element('div');
  const actions = styled('div', 'line');
  if (at.maySuspend) {
    reason.className = 'unfolded';
    actions.append(unfolding('Suspendér autorisationen', reason, 'suspend', () => suspension(at)));
  }
  return [
    styled('div', 'heading', element('div', element('h1', at.name), element('p',
      styled('span', `state state-${at.state.toLowerCase()}`, at.stateText),
      at.authorisationNumber ? ` Autorisation nr. ${at.authorisationNumber} · fra ${day(at.authorisedFrom)}`
        + (at.authorisedUntil ? ` til ${day(at.authorisedUntil)}` : '') : ' Autorisation nr.: endnu ikke')), actions),
    reason,
    ...at.reason ? [element('p', element('strong', 'Begrundelse: '), at.reason)] : [],
    ...at.state === 'SUSPENDED' ? [styled('p', 'quiet',
      'Suspensionen ophæves med opgaven „Tag stilling til suspensionen“.')] : [],
    ...facts(at),
    ...suspensions(at),
    ...at.warnings.length ? [styled('div', 'asking', ...at.warnings.map(text => element('p', text)))] : []
  ];
}

/** What the institution is, and what follows from it. */
function facts(at) {
  const domains = element('div');
  const exemption = element('div');
  const lines = [['Art', at.kind || 'ikke afgjort endnu'], ['E-mail-domæner', at.mailDomains || 'ikke oplyst'],
    ['Senest bekræftet', at.confirmedOn ? day(at.confirmedOn) : 'endnu ikke']];
  if (at.consultancy) {
    lines.push(['Arbejdet udføres af', at.consultancy]);
  }
  if (at.exemption) {
    lines.push(['Rigsstatistikerens dispensation om erhvervsdata', at.exemption]);
  }
  const actions = styled('div', 'line');
  const boxes = [];
  if (at.maySetDomains) {
    domains.className = 'unfolded';
    boxes.push(domains);
    actions.append(unfolding('Ret e-mail-domæner', domains, 'domains', () => mailDomains(at)));
  }
  if (at.mayExempt) {
    exemption.className = 'unfolded';
    boxes.push(exemption);
    actions.append(unfolding('Registrér dispensation', exemption, 'exemption', () => exempting(at)));
  }
  return [...lines.map(([label, text]) => element('p', element('strong', `${label}: `), text)), actions, ...boxes];
}

function mailDomains(at) {
  const names = input(at.mailDomains);
  return form('E-mail-domæner', [field('E-mail-domæner', names,
    'Ansatte har en e-mail i et af dem. Skriv komma imellem.')], 'Gem domæner', () => ask(path(at.id, 'mail-domains'), 'PUT', { domains: names.value }), done(at, 'domains'));
}

function exempting(at) {
  const reason = area();
  return form('Rigsstatistikerens dispensation', [field('Begrundelse', reason,
    'Til hvilket arbejde, og for hvilken offentlig myndighed eller interesseorganisation?')], 'Registrér dispensation',
  () => ask(path(at.id, 'exemption'), 'PUT', { reason: reason.value }), done(at, 'exemption'));
}

function suspensions(at) {
  return at.suspensions.length ? [element('h2', `Suspensioner (${number(at.suspensions.length)})`),
    table(['Fra', 'Begrundelse', 'Udfald', 'Begrundelse for udfaldet'], at.suspensions.map(one =>
      row([one.from, one.reason, one.outcome, one.conclusion])))] : [];
}

function suspension(at) {
  const reason = area();
  return form('Suspendér autorisationen', [field('Begrundelse', reason, 'Institutionen ser begrundelsen.')],
    'Suspendér', () => ask(path(at.id, 'suspension'), 'POST', { reason: reason.value }), done(at));
}

/** Where the institution is named as responsible together with another. Nothing else of those cases is shown here. */
function jointControls(at, named) {
  return named.length ? [element('h2', `Fælles dataansvar (${number(named.length)})`),
    table(['Sag', 'Titel', 'Institution', 'Svar'], named.map(one => row([one.caseNumber, one.title, one.institution,
      one.confirmed === null ? jointAnswers(at, one) : one.confirmed ? 'Bekræftet' : 'Afvist'])))] : [];
}

function jointAnswers(at, one) {
  const answer = (text, confirmed) => {
    const node = acting(text, async () =>
      done(at)(await ask(path(at.id, 'joint-controls', one.caseNumber), 'POST', { confirmed })));
    node.firstChild.setAttribute('aria-label', `${text} fælles dataansvar i sag ${one.caseNumber}`);
    return node;
  };
  const yes = answer('Bekræft', true);
  yes.firstChild.classList.add('btn-primary');
  return styled('div', 'line', yes, answer('Afvis', false));
}

function requests(at) {
  const asked = at.people.filter(person => person.state === 'REQUESTED');
  return asked.length ? [element('h2', `Venter på godkendelse (${number(asked.length)})`),
    styled('div', 'people', table(['Navn', 'Stilling', 'Tilknytning', ''], asked.map(person => row([
      named(person), position(person), person.stateText, person.mayApprove ? answers(at, person) : '']))))] : [];
}

function answers(at, person) {
  const answer = (text, approved) => {
    const node = acting(text, async () =>
      done(at)(await ask(path(at.id, 'people', person.id, 'agreement'), 'POST', { approved })));
    node.firstChild.setAttribute('aria-label', `${text} tilknytningen af ${person.name}`);
    return node;
  };
  const yes = answer('Godkend', true);
  yes.firstChild.classList.add('btn-primary');
  return styled('div', 'line', yes, answer('Afvis', false));
}

/** Who must soon be certified again, the longest overdue first. */
function certificates(at) {
  if (!at.maySeeCertificates) {
    return [];
  }
  const list = pagedList({ heads: ['Navn', 'Certifikatets sidste dag', 'Tilbage', 'Seneste test'],
    line: one => row([one.name, one.lastDay, one.left, one.test]), none: 'Ingen certifikater udløber lige nu.',
    counted: all => `${all === '1' ? '1 person' : `${all} personer`}, hvis certifikat snart udløber, er udløbet eller`
      + ' mangler.' });
  list.show(`${path(at.id, 'certificates')}?`);
  return [element('h2', 'Certifikater, der udløber'), list];
}

function people(at) {
  const here = at.people.filter(person => person.state !== 'REQUESTED');
  const box = styled('div', 'unfolded');
  return [
    styled('div', 'heading', element('h2', `Personer (${number(here.length)})`),
      at.mayRequest ? unfolding('Tilknyt person', box, 'associate', () => association(at)) : null),
    ...at.mayRequest ? [box] : [],
    here.length ? styled('div', 'people', table(HEADS, here.flatMap(person => line(at, person))))
      : element('p', 'Ingen personer er tilknyttet.')
  ];
}

function association(at) {
  const [id, name, email, title] = [input(), input(), input(), input()];
  const employed = tick('Ansat i institutionen', true);
  return form('Tilknyt en person', [
    styled('p', 'quiet hint', 'Findes personen allerede, så skriv det bruger-id og den e-mail, personen har nu. Ellers'
      + ' oprettes en ny person med det bruger-id, du skriver.'),
    styled('div', 'columns', field('Bruger-id', id), field('Navn', name), field('E-mail', email),
      field('Stilling', title)), employed.shown], 'Anmod om tilknytning',
  () => ask(path(at.id, 'people'), 'POST', { id: id.value, name: name.value, email: email.value, position: title.value,
    employed: employed.control.checked }), done(at, 'associate'));
}

function line(at, person) {
  const tr = row([named(person), position(person), rolesText(at, person.roles), person.certificate || '',
    person.stateText]);
  const last = element('td');
  tr.append(last);
  if (!(person.mayChange || person.mayCertify || person.mayEnd || at.roles.some(role => role.mayGive))) {
    return [tr];
  }
  const below = element('tr', element('td'));
  below.cells[0].colSpan = HEADS.length;
  const open = unfolding('Ret', below, `change-${person.id}`, () => changes(at, person));
  open.setAttribute('aria-label', `Ret ${person.name}`);
  last.append(open);
  return [tr, below];
}

function named(person) {
  return element('span', element('strong', person.name), element('br'),
    styled('small', 'quiet', `${person.id} · ${person.email}`));
}

function position(person) {
  return element('span', person.position || '', person.position ? element('br') : null,
    styled('small', 'quiet', person.employed ? 'Ansat' : 'Ikke ansat'));
}

function rolesText(at, ids) {
  return at.roles.filter(role => ids.includes(role.id)).map(role => role.text).join(', ');
}

function changes(at, person) {
  return element('div', styled('div', 'panel', roles(at, person), person.mayChange ? employment(at, person) : null,
    person.mayCertify ? certificate(at, person) : null), person.mayEnd ? ending(at, person) : null);
}

function roles(at, person) {
  const ticks = at.roles.filter(role => role.mayGive)
    .map(role => ({ role, ...tick(role.text, person.roles.includes(role.id)) }));
  const others = rolesText(at, person.roles.filter(id => !ticks.some(({ role }) => role.id === id)));
  if (!ticks.length) {
    return element('div', element('strong', 'Roller'), element('p', others || 'Ingen'));
  }
  return form('Roller', [...ticks.map(({ shown }) => shown),
    others ? styled('p', 'quiet hint', `Har også en rolle, som du ikke kan ændre: ${others}.`) : null], 'Gem roller',
  () => give(at, person, ticks), done(at, `change-${person.id}`));
}

/** Each role is a command of its own: what was refused is still ticked, what was done before it is drawn. */
async function give(at, person, ticks) {
  const said = [];
  try {
    for (const { role, control } of ticks.filter(one => one.control.checked !== one.control.defaultChecked)) {
      const answer = await ask(path(at.id, 'people', person.id, 'roles', role.id), control.checked ? 'PUT' : 'DELETE');
      control.defaultChecked = control.checked;
      said.push(answer.message);
    }
  } catch (error) {
    if (said.length) {
      await show(at.id, said.join(' '));
    }
    throw error;
  }
  return { message: said.join(' ') || 'Ingen roller er ændret.' };
}

function employment(at, person) {
  const title = input(person.position);
  const employed = tick('Ansat i institutionen', person.employed);
  return form('Ansættelse', [field('Stilling', title), employed.shown], 'Gem ansættelse',
    () => ask(path(at.id, 'people', person.id), 'PUT', { position: title.value, employed: employed.control.checked }),
    done(at, `change-${person.id}`));
}

function certificate(at, person) {
  const on = dayInput(person.certifiedOn);
  const since = dayInput(person.certifiedSince);
  return form('Certifikat', [styled('div', 'columns', field('Senest certificeret', on, 'Gælder i et år.'),
    field('Certificeret siden', since, 'Uden afbrydelse.'))], 'Gem certifikat',
  () => ask(path(at.id, 'people', person.id, 'certificate'), 'PUT', { certifiedOn: dayIn(on),
    certifiedSince: dayIn(since) }), done(at, `change-${person.id}`));
}

function ending(at, person) {
  return afterAsking('Afslut tilknytning', `Tilknytningen ophører med det samme: ${person.name} mister alle sine`
    + ` roller, adgange og opgaver hos ${at.name}. Kommer ${person.name} tilbage, skal en ny tilknytning godkendes.`,
  'Ja, afslut tilknytningen', async () => done(at)(await ask(path(at.id, 'people', person.id, 'end'), 'POST')));
}

start();
