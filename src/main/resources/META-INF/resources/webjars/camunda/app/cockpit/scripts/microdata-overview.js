// The figures of the schemes, first on Cockpit's first page: the same module as on their own page.
import { overview } from '/overview-view.js';

export default {
  id: 'microdata.overview',
  pluginPoint: 'cockpit.dashboard',
  priority: 1000,
  render: node => overview(node)
};
