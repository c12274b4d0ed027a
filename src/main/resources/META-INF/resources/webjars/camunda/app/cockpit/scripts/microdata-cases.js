// Cases and where they have been: Cockpit itself knows only what still runs, and by the engine's ids.
import { ask } from '/ask.js';
import { caseList } from '/case-list.js';
import { awaited, element, failure, link, styled } from '/elements.js';
import { casePath } from '/path-view.js';

const cases = {
  id: 'microdata.cases',
  pluginPoint: 'cockpit.processes.dashboard',
  priority: 10,
  async render(node) {
    try {
      const list = await caseList('/sager.html');
      node.replaceChildren(styled('section', 'microdata-cases', element('h3', 'Sager, også afsluttede'), list));
      await list.again();
    } catch (error) {
      node.replaceChildren(failure(error.message));
    }
  }
};

const path = {
  id: 'microdata.case-path',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 90,
  properties: { label: 'Sagens vej' },
  async render(node, { processInstanceId }) {
    try {
      const { caseNumber } = await ask(`process-instances/${processInstanceId}/case`);
      node.replaceChildren(styled('div', 'microdata-cases', element('p', link(`/sager.html#${caseNumber}`,
        `Sag ${caseNumber}`)), awaited(casePath(caseNumber))));
    } catch (error) {
      node.replaceChildren(styled('p', 'microdata-cases quiet', error.message)); // it may be nobody's case, or not for them
    }
  }
};

export default [cases, path];
