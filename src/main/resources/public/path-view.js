// The way of a case through its models: upon their drawings, and step by step as a table, which has all of it in words.
import { ask, askFile } from '/ask.js';
import { awaited, element, folded, longTable, number, row, styled } from '/elements.js';

const SVG = 'http://www.w3.org/2000/svg';
const SHOWN = 40;

export async function casePath(caseNumber) {
  const { walks, lines } = await ask(`cases/${encodeURIComponent(caseNumber)}/path`);
  if (!walks.length) {
    return element('p', 'Der er ingen oplysninger om sagens vej. De gemmes i fem år, efter at sagen er afsluttet.');
  }
  const drawings = walks.map(walk => folded(`${walk.name} · ${walk.runs}`, () => awaited(drawn(walk))));
  drawings[0].open = true;
  return styled('div', 'case-path', element('p', 'Modellerne, som sagen har løbet igennem; den, sagen står i, først.'),
    ...drawings, longTable(['Trin', 'Model', 'Hvem', 'Begyndt', 'Slut', 'Arbejdsdage'], lines.map(line), SHOWN));
}

function line({ step, model, who, when, until, days, broken }) {
  return row([step, model, who, when, broken ? `${until} (ikke udført)` : until
    || (model ? element('strong', 'står her nu') : ''), days ?? '']);
}

/** The picture of a model with what the case has passed in it. */
async function drawn({ model, name, marks }) {
  // The policy of our pages lets no style of a text through; set as properties they are as the picture has them.
  const text = (await (await askFile(`drawings/${model}`, 'GET')).text()).replaceAll(' style="', ' data-style="');
  const picture = document.importNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement, true);
  for (const one of picture.querySelectorAll('[data-style]')) {
    one.style.cssText = one.dataset.style;
    delete one.dataset.style;
  }
  picture.style.width = `${picture.getAttribute('width')}px`; // whatever the page around says of pictures
  picture.style.height = `${picture.getAttribute('height')}px`;
  const open = marks.filter(one => mark(picture, one) && one.open);
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', `Tegning af „${name}“: ${number(marks.length)} trin er passeret eller nået. Alle`
    + ' står i tabellen nedenfor.');
  const box = styled('div', 'drawing', picture);
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', `Tegning af „${name}“`);
  requestAnimationFrame(() => lookAt(box, picture, open[0] || marks[0]));
  return element('div', box, styled('p', 'quiet legend', styled('span', 'passed', 'passeret'),
    styled('span', 'open', 'her står sagen nu'), 'Et tal er, hvor mange gange.'));
}

/** @returns whether the drawing has that step; an older version of the model may have had others */
function mark(picture, { element: id, passed, open, said }) {
  const shape = picture.querySelector(`[data-element-id="${CSS.escape(id)}"]`);
  if (!shape) {
    return false;
  }
  shape.classList.add(open ? 'open' : passed ? 'passed' : 'left');
  const title = document.createElementNS(SVG, 'title');
  title.textContent = said;
  shape.prepend(title);
  const figure = shape.querySelector('.djs-visual > :first-child').tagName;
  if (passed > 1 && figure !== 'polygon') { // a gateway is passed as often as what stands before it
    const times = document.createElementNS(SVG, 'text');
    times.setAttribute('class', 'times');
    times.setAttribute('x', figure === 'circle' ? '-26' : '0');
    times.setAttribute('y', figure === 'circle' ? '34' : '-6');
    times.textContent = `${passed} ×`;
    shape.append(times);
  }
  return true;
}

function lookAt(box, picture, one) {
  const shape = one && picture.querySelector(`[data-element-id="${CSS.escape(one.element)}"]`);
  if (shape) {
    const [at, around] = [shape.getBoundingClientRect(), box.getBoundingClientRect()];
    box.scrollLeft += at.left - around.left - around.width / 3;
    box.scrollTop += at.top - around.top - around.height / 3;
  }
}
