// What is stopped, by cause, on the first page of Cockpit.
import { ask } from '/ask.js';
import { count, element, link, styled, table } from '/elements.js';

export default {
  id: 'microdata.incidents',
  pluginPoint: 'cockpit.dashboard',
  priority: 100,
  async render(node) {
    const page = await ask('incidents').catch(() => null);
    if (page) { // else it is for others
      node.replaceChildren(styled('section', 'microdata-incidents', element('h3', 'Standsede trin'),
        page.lines.length ? table(['Trin', 'Årsag', 'Rammer', 'Senest'], page.lines.map(one => [
          link('/fejl.html', `${one.step} (${one.model})`), one.cause,
          `${count(one.cases, 'sag', 'sager')}: ${one.stopped} standset, ${one.retrying} prøves igen`, one.lastSeen]))
          : element('p', 'Intet trin er standset, og intet prøves igen.')));
    }
  }
};
