// The head of each of our own pages: what a browser must know of it, its name, and the ways to the other pages. It runs
// before anything of the page is shown, so that nothing on it jumps.
'use strict';
{
  const title = document.title;
  document.title = `${title} – Forskningsservice`;
  add(document.head, 'meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' });
  add(document.head, 'link', { rel: 'icon', href: 'data:,' });
  const header = add(document.body, 'header', {});
  add(header, 'span', {}, `Forskningsservice – ${title}`);
  const nav = add(header, 'nav', { 'aria-label': 'Sider' });

  // Where there is no answer, or nobody is logged in, the way to log in is left.
  const login = { address: '/camunda/app/tasklist/', name: 'Opgaver' };
  const draw = () => fetch('/camunda/api/microdata/pages', { headers: { Accept: 'application/json' } })
    .then(answer => answer.json())
    .catch(() => ({}))
    .then(({ pages = [login] }) => {
      nav.replaceChildren();
      pages.forEach(show);
    });
  draw();
  document.addEventListener('microdata.waiting', draw); // something on the page has changed what waits

  function show({ address, name, waiting }) {
    const link = add(nav, 'a', { href: address, ...address === location.pathname ? { 'aria-current': 'page' } : {} }, name);
    if (waiting) {
      link.append(' ');
      add(link, 'span', { class: 'waiting' }, waiting).title = `${waiting} venter`;
    }
  }

  function add(parent, kind, attributes, text = '') {
    const node = document.createElement(kind);
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
    node.textContent = text;
    return parent.appendChild(node);
  }
}
