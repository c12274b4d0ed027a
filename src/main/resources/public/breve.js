// Letters that wait to be sent, and why: for those who look after the sending.
import { ask } from '/ask.js';
import { count, element, link, longTable, row, styled } from '/elements.js';

const HEADS = ['Brev', 'Sag', 'Skrevet', 'Forsøg', 'Næste forsøg', 'Hvorfor det ikke er sendt'];
const SHOWN = 50;

const message = document.getElementById('message');

ask('notices/unsent').then(show, error => {
  message.textContent = error.status === 403 ? 'Denne side er for procesejere. ' + error.message : error.message;
});

function show({ all, late, withoutAddress, lines }) {
  message.textContent = all ? summary(all, late, withoutAddress, lines.length) : 'Alle breve er sendt.';
  if (lines.length) {
    document.getElementById('letters').append(longTable(HEADS, lines.map(line), SHOWN));
  }
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
