// How often the steps of a model were passed in a period, how many stand there now and how long they waited: as a tab
// below the diagram, and as a map of warmth upon it.
import { ask } from '/ask.js';
import { shownDay } from '/danish.js';
import { element, failure, longTable, number, row, styled } from '/elements.js';
import { dayIn, dayInput, field } from '/fields.js';

const WARMTHS = 4;
const SHOWN = 30;
const BADGE = 'microdata-times';

/** The diagram on the page, which Cockpit hands to another plugin than the tab. */
let diagram = null;

const tab = {
  id: 'microdata.times',
  pluginPoint: 'cockpit.processDefinition.runtime.tab',
  priority: 5,
  properties: { label: 'Antal og tider' },
  render(node, { processDefinitionId }) {
    const from = dayInput();
    const until = dayInput();
    const shown = element('div');
    const show = async () => {
      try {
        const period = new URLSearchParams([['from', dayIn(from)], ['until', dayIn(until)]].filter(one => one[1]));
        const answer = await ask(`models/${processDefinitionId}/times?${period}`);
        from.value = shownDay(answer.from);
        until.value = shownDay(answer.until);
        shown.replaceChildren(...said(answer.steps));
        warm(answer.steps);
      } catch (error) {
        shown.replaceChildren(failure(error.message));
      }
    };
    const chosen = styled('form', 'fields', field('Fra og med', from), field('Til og med', until),
      styled('p', 'line', styled('button', 'btn btn-default', 'Vis')));
    chosen.noValidate = true;
    chosen.addEventListener('submit', event => {
      event.preventDefault();
      show();
    });
    node.replaceChildren(styled('div', 'model-times', element('p', 'Alle versioner af modellen. Jo mørkere et trin er på'
      + ' tegningen, des længere ventes der; tallene er passeret · står her nu · arbejdsdage.'), chosen, shown));
    show();
  },
  unmount: () => warm([])
};

const drawing = {
  id: 'microdata.times-diagram',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  render(viewer) {
    diagram = viewer;
  }
};

function said(steps) {
  return steps.length ? [longTable(['Trin', 'Passeret', 'Står her nu', 'Arbejdsdage (median)'],
    steps.map(one => row([one.name, one.passed, one.waiting, one.median ?? ''])), SHOWN)]
    : [element('p', 'Ingen sag har passeret et trin i perioden.')];
}

/** Says it upon the diagram; what was said before is taken away. */
function warm(steps) {
  if (!diagram) {
    return;
  }
  const [overlays, canvas, registry] = ['overlays', 'canvas', 'elementRegistry'].map(name => diagram.get(name));
  overlays.remove({ type: BADGE });
  registry.forEach(({ id }) => {
    for (let warmth = 1; warmth <= WARMTHS; warmth++) {
      canvas.removeMarker(id, `warmth-${warmth}`);
    }
  });
  const longest = Math.max(0, ...steps.map(one => one.median || 0));
  for (const one of steps.filter(step => registry.get(step.element))) {
    if (one.median === undefined && !one.waiting) {
      continue; // what runs by itself is passed as often as what stands before it
    }
    if (one.median) {
      canvas.addMarker(one.element, `warmth-${Math.max(1, Math.ceil(WARMTHS * one.median / longest))}`);
    }
    const badge = styled('div', 'times-badge', `${number(one.passed)} · ${number(one.waiting)} · `
      + (one.median === undefined ? '–' : `${number(one.median)} d`));
    badge.title = `${one.name}: ${number(one.passed)} passeret, ${number(one.waiting)} står her nu`
      + (one.median === undefined ? '' : `, median ${number(one.median)} arbejdsdage`);
    overlays.add(one.element, BADGE, { position: { top: -26, left: 0 }, html: badge });
  }
}

export default [tab, drawing];
