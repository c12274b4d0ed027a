// The case of a task beside its form, and ways to all cases and projects in the top bar.
const tab = {
  id: 'microdata.case-story',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: 'Sagens forløb' },
  async render(node, { api, taskId }) {
    node.textContent = 'Henter …';
    try {
      const headers = { Accept: 'application/json', 'X-XSRF-TOKEN': api.CSRFToken };
      const read = async path => (await fetch(path, { headers })).json();
      const caseNumber = (await read(`${api.engineApi}/task/${taskId}/localVariables/caseNumber`)).value;
      const { story } = await import('/case-story.js');
      node.replaceChildren(story(await read('/camunda/api/microdata/cases/' + encodeURIComponent(caseNumber)), false));
    } catch (error) {
      node.textContent = 'Sagens forløb kan ikke hentes lige nu. Prøv igen.';
    }
  }
};

const links = Object.entries({ Sager: '/sager.html', Projekter: '/projekter.html' }).map(([text, href], i) => ({
  id: 'microdata.' + text.toLowerCase(),
  pluginPoint: 'tasklist.navbar.action',
  priority: 50 - i,
  render(node) {
    const a = document.createElement('a');
    a.href = href;
    a.textContent = text;
    node.replaceChildren(a);
  }
}));

export default [tab, ...links];
