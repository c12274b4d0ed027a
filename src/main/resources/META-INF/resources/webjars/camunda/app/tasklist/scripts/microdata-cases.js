// The case of a task beside its form, and ways to our own pages in the top bar.
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

const PAGES = { Sager: '/sager.html', Projekter: '/projekter.html', Institution: '/institution.html',
  Fravær: '/arbejde.html' };

function show(node, text, href) {
  const a = document.createElement('a');
  a.href = href;
  a.textContent = text;
  node.replaceChildren(a);
}

const links = Object.entries(PAGES).map(([text, href], i) => ({
  id: 'microdata.page' + i,
  pluginPoint: 'tasklist.navbar.action',
  priority: 50 - i,
  render: node => show(node, text, href)
}));

// For the data protection officer, who has nothing else to do here.
const personalData = {
  id: 'microdata.personal-data',
  pluginPoint: 'tasklist.navbar.action',
  priority: 40,
  async render(node) {
    const session = await fetch('/camunda/api/microdata/session').catch(() => null);
    if (session && session.ok && (await session.json()).dataProtection) {
      show(node, 'Persondata', '/persondata.html');
    }
  }
};

export default [tab, ...links, personalData];
