// What a list may look like: the tables come from what reads the lists.
import { ask } from '/ask.js';
import { element, number, table } from '/elements.js';

const message = document.getElementById('message');

async function show() {
  try {
    const guide = await ask('lists');
    fill('rows', rows(guide));
    fill('files', files(guide));
    document.getElementById('notations').replaceChildren(table(['Skrevet', 'Læses som', 'Hvad det er'],
      guide.notations.map(one => [one.text, one.years, one.kind])));
    document.getElementById('headings').replaceChildren(table(['Kolonnen har', 'Overskrifter, der kendes'],
      guide.headings.map(one => [one.meaning, one.names.join(', ')])));
    document.getElementById('guide').hidden = false;
    message.textContent = '';
  } catch (error) {
    message.textContent = error.message;
  }
}

function fill(id, lines) {
  document.getElementById(id).replaceChildren(...lines.map(line => element('li', line)));
}

function rows({ yes, no, nothing }) {
  return [`Er der en kolonne til kryds, læses kun rækker med et af: ${yes.join('  ')}. Rækker med ${no.join('  ')} eller`
    + ' uden noget er ikke med og bliver talt.',
  'Det, man ikke kan se, læses ikke: skjulte rækker (filter eller gruppering), skjulte kolonner og ark og overstregede'
    + ' rækker. De bliver talt og nævnt.',
  'En celle, der er flettet over flere rækker, gælder for dem alle. Tomme rækker, gentagne overskrifter og noter („I alt'
    + ' 90 registre“) springes over og bliver talt.',
  'Et register skrives med sin kode eller med navnet i registeroversigten, med eller uden kode: BEF, Befolkningen,'
    + ' Befolkningen (BEF), Befolkningen BEF eller BEF – Befolkningen.',
  `Ingen værdi skrives som en tom celle eller ${nothing.join('  ')}.`,
  'En variabel i Danmarks Statistiks registre er bogstaver, tal og tegnene _ - . $ # uden mellemrum. Variable fra andre'
    + ' ejere beholder mellemrum, / og :, som de er skrevet.',
  'Mangler perioder, skrives én for hele listen ved siden af filen.',
  'En række, der ikke kan læses, nævnes med nummer og grund; alle kan hentes som csv. De andre rækker læses.',
  'Når filen er valgt, vises det, hvad hver kolonne læses som, og det kan rettes, før listen indlæses.'];
}

function files({ megabytes, rows: most, columns, characters }) {
  return ['Excel-projektmappe (.xlsx, også „Strict Open XML“) eller tekst (.csv, .txt) med ; , tabulator eller | mellem'
    + ' kolonnerne, i UTF-8, UTF-16 eller Windows-1252.',
  'Gem .xls, .xlsb, .ods, Numbers, Word og PDF som .xlsx først.',
  `Højst ${megabytes} MB og ${number(most)} rækker. De første ${number(columns)} kolonner læses, og en celle må have`
    + ` ${number(characters)} tegn.`,
  'Har en projektmappe flere ark, læses det synlige ark, der nævner variable, og af flere det længste.'];
}

show();
