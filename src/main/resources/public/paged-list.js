// A list of any length: as much of it as a page has, and more when somebody wants it.
import { ask } from '/ask.js';
import { dayOf, shownDay } from '/danish.js';
import { button, element, failure, styled, table } from '/elements.js';

/**
 * A box with the list in it.
 *
 * @param heads of the columns
 * @param line makes a row of the table, or several, of what the server tells of one
 * @param none what is said where there is nothing
 * @param counted says how many there are, by the server's words for the number
 */
export function pagedList({ heads, line, none, counted }) {
  const said = styled('p', 'quiet', 'Henter …');
  said.setAttribute('role', 'status');
  const shown = element('div');
  const more = button('Vis flere', () => read(asked));
  const box = element('div', said, shown, more);
  let asked = 0;
  let address;
  let next;

  /** Shows what is found there from its beginning. What was asked for before is not shown any more. */
  box.show = where => {
    address = where;
    next = null;
    more.hidden = true;
    return read(++asked);
  };

  async function read(mine) {
    more.disabled = true;
    try {
      const page = await ask(address + (next ? `&after=${encodeURIComponent(next)}` : ''));
      if (mine !== asked) {
        return;
      }
      const rows = page.lines.flatMap(one => line(one));
      if (next) {
        shown.querySelector('tbody').append(...rows);
        rows[0]?.querySelector('a, button')?.focus();
      } else {
        shown.replaceChildren(...rows.length ? [table(heads, rows)] : []);
      }
      said.textContent = rows.length || next ? counted(page.count) : none;
      next = page.next;
      more.hidden = !next;
    } catch (error) {
      if (mine === asked) {
        said.textContent = '';
        shown.replaceChildren(failure(error.message));
      }
    } finally {
      more.disabled = false;
    }
  }
  return box;
}

/**
 * What the fields of a form ask for, as the query of an address; asked again as soon as they change, and not where what
 * is shown is that already: it would take away what has been added to it meanwhile. On a page of ours it stands in the
 * page's own address, too, so that a search can be kept, sent to somebody and come back to.
 */
export function searching(form, show) {
  const isOurs = !location.pathname.startsWith('/camunda/');
  const value = (name, text) => form.elements[name].classList.contains('day') ? dayOf(text) || '' : text.trim();
  const query = () => new URLSearchParams([...new FormData(form)].map(([name, text]) => [name, value(name, text)]));
  let shown;
  let waiting;
  const ask = () => {
    clearTimeout(waiting);
    const wanted = query();
    if (isOurs) {
      const narrowed = new URLSearchParams([...wanted].filter(([, text]) => text));
      history.replaceState(history.state, '', location.pathname + (narrowed.size ? `?${narrowed}` : '') + location.hash);
    }
    return shown = String(wanted);
  };
  if (isOurs) {
    for (const [name, text] of new URLSearchParams(location.search)) {
      if (form.elements[name]) {
        form.elements[name].value = form.elements[name].classList.contains('day') ? shownDay(text) : text;
      }
    }
  }
  form.addEventListener('submit', event => {
    event.preventDefault();
    show(ask());
  });
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (String(query()) !== shown) {
        show(ask());
      }
    }, 300);
  });
  return ask;
}
