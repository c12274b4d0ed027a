// The case of a task beside its form, and ways to our own pages in the top bar.
import { showPages } from '/page-links.js';

const tab = {
  id: 'microdata.case-story',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: 'Sagens forløb' },
  async render(node, { api, taskId }) {
    node.textContent = 'Henter …';
    try {
      const headers = { Accept: 'application/json', 'X-XSRF-TOKEN': api.CSRFToken };
      const variable = await fetch(`${api.engineApi}/task/${taskId}/localVariables/caseNumber`, { headers });
      const caseNumber = (await variable.json()).value;
      const [{ ask }, { styled }, { story }] = await Promise.all(
        [import('/ask.js'), import('/elements.js'), import('/case-story.js')]);
      const show = async said => node.replaceChildren(...said ? [styled('p', 'asking', said)] : [],
        story(await ask('cases/' + encodeURIComponent(caseNumber)), false, show));
      await show();
    } catch (error) {
      node.textContent = 'Sagens forløb kan ikke hentes lige nu. Prøv igen.';
    }
  }
};

const links = {
  id: 'microdata.pages',
  pluginPoint: 'tasklist.navbar.action',
  priority: 50,
  render: node => showPages(node, 'tasklist')
};

export default [tab, links];
