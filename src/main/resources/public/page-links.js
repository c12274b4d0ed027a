// The ways to our own pages in the bars of the web applications, as the server names them to whoever is logged in.
import { ask } from '/ask.js';
import { link, styled } from '/elements.js';

/** @param bar the bar's name in the answer; without an answer it stays without them */
export async function showPages(node, bar, part = pages => pages) {
  const answer = await ask('pages').catch(() => ({ [bar]: [] }));
  document.documentElement.classList.toggle('administrator', Boolean(answer.administrator));
  document.documentElement.classList.toggle('no-administrator', answer.administrator === false);
  node.className = 'microdata-pages';
  node.replaceChildren(...part(answer[bar]).map(({ address, name, waiting }) => {
    const one = link(address, name);
    if (waiting) {
      one.append(' ', styled('span', 'waiting', String(waiting)));
    }
    return one;
  }));
}
