// Elements for our pages and tabs. Texts are set as text, never as markup.
const SHOWN = 10;
const NUMBER = new Intl.NumberFormat('da-DK');
const DAY = new Intl.DateTimeFormat('da-DK', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** An element with what is in it; what is missing is left out. */
export function element(name, ...children) {
  const node = document.createElement(name);
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

/** An element of a class, or of several with a blank between, with what is in it. */
export function styled(name, classes, ...children) {
  const node = element(name, ...children);
  node.className = classes;
  return node;
}

export function link(href, text) {
  const a = element('a', text);
  a.href = href;
  return a;
}

export function button(text, press) {
  const node = styled('button', 'btn btn-default', text);
  node.type = 'button';
  node.addEventListener('click', press);
  return node;
}

/** "1.200" as Danes write it. */
export function number(value) {
  return NUMBER.format(value);
}

/** "1 register", "90 registre". */
export function count(value, one, several) {
  return `${number(value)} ${value === 1 ? one : several}`;
}

/** "22. november 2026" for 2026-11-22; what is no such day stays as it is. */
export function day(text) {
  const moment = new Date(text || NaN);
  return !isNaN(moment) && moment.toISOString().slice(0, 10) === text ? DAY.format(moment) : text || '';
}

export function list(lines) {
  return element('ul', ...lines.map(line => element('li', line)));
}

/** A table of rows of cells, or of rows that are made already. Numbers stand to the right, and their heads. */
export function table(heads, rows) {
  const node = styled('table', 'table keeps-lines');
  const body = element('tbody', ...rows.map(cells => cells instanceof Node ? cells : row(cells)));
  node.append(element('thead', element('tr', ...heads.map((head, i) => {
    const first = body.rows[0] && body.rows[0].cells[i];
    const cell = styled(head ? 'th' : 'td', first ? first.className : '', head); // a head without words is none
    if (head) {
      cell.scope = 'col';
    }
    return cell;
  }))), body);
  return node;
}

export function row(cells) {
  return element('tr', ...cells.map(cell => typeof cell === 'number' ? styled('td', 'number', number(cell))
    : element('td', cell)));
}

/** A table that shows its first rows, and all when somebody wants them. */
export function longTable(heads, rows, shown = SHOWN) {
  const whole = table(heads, rows);
  const box = styled('div', 'long-table', whole);
  const body = whole.tBodies[0];
  const rest = [...body.rows].slice(shown);
  if (rest.length) {
    rest.forEach(tr => { tr.hidden = true; });
    const all = button(`Vis alle ${number(rows.length)}`, () => {
      rest.forEach(tr => { tr.hidden = false; });
      all.remove();
    });
    box.append(all);
  }
  return box;
}

/** Detail on demand: what is in it is made when it is opened first. */
export function folded(title, fill) {
  const details = styled('details', 'folded', element('summary', title));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) {
      details.append(styled('div', 'folded-content', fill()));
    }
  });
  return details;
}

/** What comes from the server later; says so meanwhile, and why when it does not come. */
export function awaited(promise) {
  const box = element('div', styled('p', 'quiet', 'Henter …'));
  promise.then(node => box.replaceChildren(node), error => box.replaceChildren(failure(error.message)));
  return box;
}

/** What stands in a list, and below it that a step has failed, where one has. */
export function troubled(text, trouble) {
  return trouble ? element('span', text, styled('small', 'trouble below', trouble)) : text;
}

export function failure(message) {
  const node = styled('p', 'failure', message);
  node.setAttribute('role', 'alert');
  return node;
}
