// The ways to our own pages: the first in the bar, the others below "Mere".
import { showPages } from '/page-links.js';

const IN_THE_BAR = 6;

const links = (id, priority, part) => ({
  id,
  pluginPoint: 'cockpit.navigation',
  priority,
  render: node => showPages(node, part)
});

export default [links('microdata.pages', 0, pages => pages.slice(0, IN_THE_BAR)),
  links('microdata.more-pages', -1, pages => pages.slice(IN_THE_BAR))];
