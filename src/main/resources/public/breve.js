// Letters that wait to be sent, and why: for those who look after the sending.
import { ask } from '/ask.js';
import { awaited, button, count, element, failure, link, longTable, row, styled } from '/elements.js';
import { acting, area, choice, field, form, input, tell, unfolding } from '/fields.js';

const HEADS = ['Brev', 'Sag', 'Skrevet', 'Forsøg', 'Næste forsøg', 'Hvorfor det ikke er sendt'];
const FILE = '/camunda/api/microdata/notices/unsent';
const SHOWN = 50;

const summary = document.getElementById('summary');
const message = document.getElementById('message');
const letters = document.getElementById('letters');
let chosenBefore = '';

/** Fetches the letters and draws them anew. What was done is said, with what can be done next. */
function load(said, key, ...more) {
  return ask('notices/unsent').then(shown => {
    show(shown);
    tell(message, said, key, ...more);
  }, error => {
    summary.textContent = error.status === 403 ? 'Denne side er for procesejere. ' + error.message : error.message;
  });
}

function show({ all, late, withoutAddress, reasons, lines }) {
  summary.textContent = all ? summed(all, late, withoutAddress, lines.length) : 'Alle breve er sendt.';
  const why = choice([['', 'Alle årsager'], ...reasons.map(one => [one.text, `${one.text} (${one.letters})`])],
    chosenBefore);
  const shown = element('div');
  const draw = () => {
    chosenBefore = why.value;
    const chosen = lines.filter(one => !why.value || one.reason === why.value);
    shown.replaceChildren(chosen.length ? longTable(HEADS, chosen.map(line), SHOWN)
      : element('p', 'Ingen af de viste breve venter på det.'));
  };
  why.addEventListener('change', draw);
  letters.replaceChildren(...lines.length ? [styled('div', 'line',
    element('label', 'Hvorfor det ikke er sendt ', why),
    acting('Forsøg alle igen nu', () => ask('notices/unsent/attempts', 'POST').then(done => load(done.message))),
    link(`${FILE}.csv`, 'Hent som csv'), link(`${FILE}.xlsx`, 'Hent som Excel')), shown] : []);
  draw();
}

function summed(all, late, withoutAddress, shown) {
  return `${count(all, 'brev', 'breve')} venter.`
    + (late ? ` ${count(late, 'brev har ventet', 'breve har ventet')} mere end et døgn: Se efter, hvad der er galt.` : '')
    + (withoutAddress ? ` ${count(withoutAddress, 'brev er', 'breve er')} til nogen uden e-mailadresse.` : '')
    + (shown < all ? ` De ${count(shown, 'ældste', 'ældste')} vises.` : '');
}

function line(one) {
  return row([String(one.number), link(`/sager.html#${one.caseNumber}`, one.caseNumber),
    element('span', one.since, one.late ? styled('small', 'quiet below', 'mere end et døgn siden') : null), one.attempts,
    one.nextAttempt || '', element('div', one.reason, ...actions(one))]);
}

/** What can be done about a letter: its address is corrected, or it is tried before its turn. */
function actions({ number, nextAttempt, wrongAddress }) {
  if (wrongAddress) {
    const key = `letter-${number}`;
    const box = element('div');
    const open = unfolding('Ret adressen', box, key, () => awaited(ask(`notices/unsent/${number}/recipient`)
      .then(recipient => correcting(number, recipient, key))));
    open.setAttribute('aria-label', `Ret adressen på modtageren af brev ${number}`);
    return [styled('p', 'line', open), box];
  }
  return nextAttempt ? [styled('p', 'line', ...sending(number))] : [];
}

function sending(number, others) {
  return [['Send nu', false], ...others === 0 ? [] : [['Send alle til samme modtager nu', true]]].map(([text, all]) => {
    const press = button(text, () => {
      press.disabled = true;
      ask(`notices/unsent/${number}/attempts`, 'POST', { all }).then(done => load(done.message), error => {
        message.replaceChildren(failure(error.message));
        press.disabled = false;
      });
    });
    press.setAttribute('aria-label', `${text}: brev ${number}`);
    return press;
  });
}

function correcting(number, { name, email, letters: theirs }, key) {
  const address = input(email);
  address.inputMode = 'email';
  const reason = area();
  return form(`${name}: ${count(theirs, 'brev', 'breve')} venter`, [
    field('E-mail', address, email ? '' : 'Personen har ingen adresse.'),
    field('Begrundelse', reason,
      'Hvorfra du ved, at adressen er den rigtige. De, der svarer for institutionen, får besked.')
  ], 'Ret adressen', () => ask(`notices/unsent/${number}/recipient`, 'PUT',
    { email: address.value, seen: email, reason: reason.value }),
  done => load(done.message + ' ', key, styled('span', 'line', ...sending(number, theirs - 1))));
}

load();
