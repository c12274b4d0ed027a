// The head of each of our own pages: what a browser must know of it, the ways to the other pages, who is logged in and the
// way out. It runs before anything of the page is shown, so that nothing on it jumps.
'use strict';
{
  const IN_THE_BAR = 6;
  const LOGIN = '/camunda/app/tasklist/default/#/login';
  const LOGOUT = '/camunda/api/admin/auth/user/default/logout';

  const title = document.title;
  document.title = `${title} – Forskningsservice`;
  add(document.head, 'meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' });
  add(document.head, 'link', { rel: 'icon', href: 'data:,' });
  const header = add(document.body, 'header', {});
  add(header, 'a', { href: '/', class: 'house' }, 'Forskningsservice');
  const nav = add(header, 'nav', { 'aria-label': 'Sider' });
  const who = add(header, 'div', { class: 'who' });

  const draw = () => fetch('/camunda/api/microdata/pages', { headers: { Accept: 'application/json' } })
    .then(answer => answer.ok ? answer.json() : {})
    .catch(() => ({}))
    .then(({ pages, person, place }) => pages ? show(pages, person, place) : nobody());
  draw();
  import('/find-key.js');
  document.addEventListener('microdata.waiting', draw); // something on the page has changed what waits

  function show(pages, person, place) {
    nav.replaceChildren();
    who.replaceChildren();
    pages.slice(0, IN_THE_BAR).forEach(page => link(nav, page));
    const others = pages.slice(IN_THE_BAR);
    if (others.length) {
      const more = add(nav, 'details', { class: 'more-pages' });
      const current = others.find(page => page.address === location.pathname);
      add(more, 'summary', current ? { class: 'current' } : {}, current ? current.name : 'Mere');
      const list = add(more, 'div', {});
      others.forEach(page => link(list, page));
      closing(more);
    }
    add(who, 'span', { class: 'person' }, person);
    add(who, 'span', { class: 'place' }, place);
    add(who, 'button', { type: 'button', class: 'leave' }, 'Log ud').addEventListener('click', leave);
  }

  /** Where there is no answer, or nobody is logged in, the way to log in is left; it leads back here. */
  function nobody() {
    nav.replaceChildren();
    who.replaceChildren();
    add(who, 'a', { href: LOGIN }, 'Log ind').addEventListener('click', () =>
      sessionStorage.setItem('microdata.return', location.pathname + location.search + location.hash));
  }

  function link(parent, { address, name, waiting }) {
    const one = add(parent, 'a', { href: address, ...address === location.pathname ? { 'aria-current': 'page' } : {} }, name);
    if (waiting) {
      one.append(' ');
      add(one, 'span', { class: 'waiting' }, waiting).title = `${waiting} venter`;
    }
  }

  /** As a menu does: by Escape, and by a click elsewhere. */
  function closing(menu) {
    document.addEventListener('click', event => {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
    menu.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        menu.open = false;
        menu.querySelector('summary').focus();
      }
    });
  }

  async function leave() {
    const { ask } = await import('/ask.js');
    const { token } = await ask('session').catch(() => ({}));
    await fetch(LOGOUT, { method: 'POST', headers: { 'X-XSRF-TOKEN': token } });
    location.assign(LOGIN);
  }

  function add(parent, kind, attributes, text = '') {
    const node = document.createElement(kind);
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
    node.textContent = text;
    return parent.appendChild(node);
  }
}
