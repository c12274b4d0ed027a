// Which versions of the long-lived models run, what was moved at the last starts, and what could not be.
import { ask } from '/ask.js';
import { count, element, failure, link, list, longTable, row, styled, table } from '/elements.js';

const TO_DO = [
  'Sagen kører videre på sin gamle version. Intet er tabt, og ingen frist er flyttet.',
  'Send sagsnummer, version og grund til dem, der udvikler systemet: Modellen skal have det, der mangler, igen.',
  'Flytningen prøves igen ved næste start. Er grunden en fejl, der gik over, er en genstart nok.'
];

const message = document.getElementById('message');
const section = document.getElementById('models');

ask('model-versions').then(models => {
  const left = models.reduce((sum, model) => sum + model.left.length, 0);
  message.replaceChildren(left ? styled('strong', 'few', count(left, 'sag er', 'sager er')
    + ' ikke på den nyeste version.') : 'Alle sager er på den nyeste version.');
  section.replaceChildren(...models.flatMap(drawn));
}, error => message.replaceChildren(failure(error.message)));

const stranded = document.getElementById('stranded');
ask('stranded-cases').then(cases => stranded.replaceChildren(cases.length
  ? longTable(['Sag', 'Art', 'Tilstand', 'Hvad mangler'], cases.map(one => row([
    link(`/sager.html#${one.caseNumber}`, one.caseNumber), one.kind, one.state, one.reason])))
  : 'Alle sager har et næste skridt.'), error => stranded.replaceChildren(failure(error.message)));

function drawn(model) {
  return [
    element('h2', model.name),
    table(['Version', 'Taget i brug', 'Sager i gang'], model.versions.map(one => [
      one.version === model.newest ? `${one.version} (nyeste)` : String(one.version), one.deployed, one.instances])),
    ...model.left.length ? left(model.left) : [],
    ...model.moves.length ? [element('h3', 'Seneste flytninger'),
      table(['Tidspunkt', 'Fra', 'Til', 'Flyttet', 'Blev', 'Udfald'], model.moves.map(one => [one.started,
        `version ${one.from}`, `version ${one.to}`, one.moved, one.left, one.outcome]))] : []
  ];
}

function left(cases) {
  return [
    element('h3', 'Sager, der ikke er flyttet'),
    longTable(['Sag', 'Version', 'Grund'], cases.map(one => row([
      link(`/sager.html#${one.caseNumber}`, one.caseNumber), String(one.version), one.reason]))),
    element('h3', 'Hvad skal der gøres?'),
    list(TO_DO)
  ];
}
