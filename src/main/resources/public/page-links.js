// The ways to our own pages in the bars of the web applications, as the server names them to whoever is logged in.
import { ask } from '/ask.js';
import { link } from '/elements.js';

/** @param bar the bar's name in the answer; without an answer it stays without them */
export async function showPages(node, bar, part = pages => pages) {
  const answer = await ask('pages').catch(() => ({ [bar]: [] }));
  node.className = 'microdata-pages';
  node.replaceChildren(...part(answer[bar]).map(({ address, name }) => link(address, name)));
}
