// Letters that wait to be sent, and why: for those who look after the sending.
import { ask } from '/ask.js';
import { button, count, element, failure, link, longTable, row, styled } from '/elements.js';
import { choice } from '/fields.js';

const HEADS = ['Brev', 'Sag', 'Skrevet', 'Forsøg', 'Næste forsøg', 'Hvorfor det ikke er sendt'];
const SHOWN = 50;

const message = document.getElementById('message');

function load() {
  return ask('notices/unsent').then(show, error => {
    message.textContent = error.status === 403 ? 'Denne side er for procesejere. ' + error.message : error.message;
  });
}

function show({ all, late, withoutAddress, reasons, lines }) {
  message.textContent = all ? summary(all, late, withoutAddress, lines.length) : 'Alle breve er sendt.';
  const why = choice([['', 'Alle årsager'], ...reasons.map(one => [one.text, `${one.text} (${one.letters})`])]);
  const shown = element('div');
  const said = styled('p', 'quiet');
  said.setAttribute('role', 'status');
  const draw = () => {
    const chosen = lines.filter(one => !why.value || one.reason === why.value);
    shown.replaceChildren(chosen.length ? longTable(HEADS, chosen.map(line), SHOWN)
      : element('p', 'Ingen af de viste breve venter på det.'));
  };
  why.addEventListener('change', draw);
  const again = button('Forsøg alle igen nu', () => {
    again.disabled = true;
    ask('notices/unsent/attempts', 'POST').then(answer => {
      said.textContent = answer.message;
    }, error => {
      said.replaceChildren(failure(error.message));
    }).finally(() => {
      again.disabled = false;
    });
  });
  document.getElementById('letters').replaceChildren(...lines.length ? [styled('div', 'line',
    element('label', 'Hvorfor det ikke er sendt ', why), again,
    link('/camunda/api/microdata/notices/unsent.csv', 'Hent som csv')), said, shown] : []);
  draw();
}

function summary(all, late, withoutAddress, shown) {
  return `${count(all, 'brev', 'breve')} venter.`
    + (late ? ` ${count(late, 'brev har ventet', 'breve har ventet')} mere end et døgn: Se efter, hvad der er galt.` : '')
    + (withoutAddress ? ` ${count(withoutAddress, 'brev er', 'breve er')} til nogen uden e-mailadresse.` : '')
    + (shown < all ? ` De ${count(shown, 'ældste', 'ældste')} vises.` : '');
}

function line({ number, caseNumber, since, attempts, nextAttempt, reason, late }) {
  return row([String(number), link(`/sager.html#${caseNumber}`, caseNumber),
    element('span', since, late ? styled('small', 'quiet below', 'mere end et døgn siden') : null), attempts,
    nextAttempt || '', reason]);
}

load();
