// A project proposal to read: what it says, what it changes, where its data come from.
import { ask } from '/ask.js';
import { count, element, link, list, longTable, styled, table } from '/elements.js';

/** @param level the heading to begin with, e.g. 'h2' */
export async function proposalView(caseNumber, level) {
  return shown(await ask(`cases/${encodeURIComponent(caseNumber)}/proposal`), level, 'Indstillingen');
}

/** What would be sent of the proposal that somebody is writing in that task. */
export async function draftView(taskId, level) {
  return shown(await ask(`task/${taskId}/proposal`), level, 'Kladden');
}

function shown(view, level, title) {
  const heading = text => element(level, text);
  const root = element('div', heading(title), view.note ? styled('p', 'asking', view.note) : null, facts(view));
  if (view.problems.length) {
    root.append(styled('div', 'failure', element('p', 'Ret dette, før indstillingen kan sendes:'), list(view.problems)));
  }
  if (view.changedFields.length || view.changedRegisters.length) {
    root.append(heading('Det ændrer genindstillingen'));
    if (view.changedFields.length) {
      root.append(table(['Felt', 'Godkendt før', 'I genindstillingen'],
        view.changedFields.map(one => [one.label, one.before, one.after])));
    }
    if (view.changedRegisters.length) {
      root.append(longTable(['Register', 'Ændring', 'Godkendt før', 'I genindstillingen'],
        view.changedRegisters.map(one => [one.code, one.what, one.before, one.after])));
    }
  }
  if (!view.fields.length) {
    return root;
  }
  root.append(table(['Felt', 'Tekst'], view.fields.map(field => [field.label, field.text])),
    heading(count(view.registers.length, 'register', 'registre')),
    longTable(['Register', 'Indhold', 'Kilde', 'Begrundelse'],
      view.registers.map(one => [one.register, one.what, one.source, one.reason])));
  if (view.findings.length) {
    root.append(heading('Kontrol'), table(['Betingelse', 'Resultat', 'Grundlag'],
      view.findings.map(one => [one.condition, one.outcome, one.evidence])));
  }
  if (view.deliveries.length) {
    root.append(heading('Levering af data'), table(['Data', 'År og variable', 'Kilde', 'Bemærk', 'Status'],
      view.deliveries.map(one => [one.register, one.content, one.source, one.approval, one.status])));
  }
  if (view.approvals.length) {
    root.append(heading('Sundhedsdatastyrelsens godkendelser'),
      list(view.approvals.map(one => approval(view.caseNumber, one))));
  }
  return root;
}

function approval(caseNumber, { text, document }) {
  return document ? element('span', `${text} – `, link(`/camunda/api/microdata/cases/${
    encodeURIComponent(caseNumber)}/approvals/${document}`, 'hent dokumentet (pdf)')) : `${text} – uden dokument`;
}

function facts(view) {
  const lines = [`${view.scheme} · ${view.state}`];
  if (view.project) {
    lines.push(`Projekt ${view.project}`);
  }
  if (view.inForceOn) {
    lines.push(`I kraft ${view.inForceOn}`);
  }
  if (view.base) {
    lines.push(element('span', 'Genindstilling af ', link(`/sager.html#${view.base}`, view.base)));
  }
  if (view.replacedBy) {
    lines.push(element('span', 'Erstattet af ', link(`/sager.html#${view.replacedBy}`, view.replacedBy)));
  }
  return list(lines);
}
