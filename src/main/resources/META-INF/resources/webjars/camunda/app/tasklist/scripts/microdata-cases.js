// The case of a task beside its form, and ways to our own pages in the top bar.
import { caseOfTask } from '/engine.js';
import { showPages } from '/page-links.js';

const IN_THE_BAR = 6;

const tab = {
  id: 'microdata.case-story',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: 'Sagens forløb' },
  async render(node, { taskId }) {
    node.textContent = 'Henter …';
    try {
      const caseNumber = await caseOfTask(taskId);
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

/** Above the form of a task: that a step of its case has failed, so that nobody waits for what is not coming. */
document.addEventListener('microdata.form', async ({ detail: { taskId } }) => {
  const [{ ask }, { styled }] = await Promise.all([import('/ask.js'), import('/elements.js')]);
  try {
    const all = await ask(`cases/${encodeURIComponent(await caseOfTask(taskId))}/troubles`);
    const form = document.querySelector('.fjs-container');
    document.querySelectorAll('.microdata-troubles').forEach(node => node.remove());
    if (all.length && form) {
      form.before(styled('div', 'microdata-troubles', ...all.map(one => styled('p', 'trouble', one))));
    }
  } catch (error) {
    console.warn('What is wrong with the case is not known', error); // its own tab says what cannot be fetched
  }
});

const links = {
  id: 'microdata.pages',
  pluginPoint: 'tasklist.navbar.action',
  priority: 50,
  render: node => showPages(node, pages => pages.slice(0, IN_THE_BAR), pages => pages.slice(IN_THE_BAR))
};

export default [tab, links];
