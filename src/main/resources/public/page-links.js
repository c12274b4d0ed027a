// The ways to our own pages in the bars of the web applications, as the server names them to whoever is logged in.
import { ask } from '/ask.js';
import { element, link, styled } from '/elements.js';

/**
 * Fills a place of a bar; without an answer it stays empty.
 *
 * @param part which of them stand there
 * @param more which of them stand below "Mere"
 */
export async function showPages(node, part = pages => pages, more = () => []) {
  const answer = await ask('pages').catch(() => ({ pages: [] }));
  document.documentElement.classList.toggle('administrator', Boolean(answer.administrator));
  document.documentElement.classList.toggle('no-administrator', answer.administrator === false);
  const others = more(answer.pages);
  node.className = 'microdata-pages';
  node.replaceChildren(...part(answer.pages).map(shown), ...others.length ? [menu(others)] : []);
}

function shown({ address, name, waiting }) {
  const one = link(address, name);
  if (location.pathname.startsWith(address)) {
    one.setAttribute('aria-current', 'page');
  }
  if (waiting) {
    one.append(' ', styled('span', 'waiting', String(waiting)));
  }
  return one;
}

function menu(pages) {
  const box = styled('details', 'more-pages', element('summary', 'Mere'), element('div', ...pages.map(shown)));
  document.addEventListener('click', event => {
    if (!box.contains(event.target)) {
      box.open = false;
    }
  });
  return box;
}
