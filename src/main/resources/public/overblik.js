// The figures of the schemes, on a page of their own: what is chosen stands in its address.
import { overview } from '/overview-view.js';

overview(document.getElementById('overview'));
