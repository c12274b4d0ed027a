// Two versions of a draft side by side, and the choice between them.
import { documentName } from './microdata-attachment.js';

/** @param chosen gets whether the person keeps what they have typed themselves */
export function differences(schema, values, mine, theirs, chosen) {
  const dialog = document.createElement('dialog');
  dialog.className = 'microdata-choice';
  dialog.setAttribute('aria-labelledby', 'microdata-choice-title');
  dialog.append(titled('h3', 'Kladden er ændret et andet sted'),
    titled('p', `${theirs.savedBy} gemte den ${theirs.savedAt}, efter at den blev åbnet her. Det, der er skrevet her, er`
      + ' endnu ikke gemt. Vælg, hvad der gælder; det andet forsvinder. Du kan kopiere tekst herfra først.'),
    table(different(schema, values, mine, theirs.content)));
  dialog.firstChild.id = 'microdata-choice-title';
  const choice = (text, look, keepMine) => {
    const press = titled('button', text);
    press.type = 'button';
    press.className = `btn ${look}`;
    press.addEventListener('click', () => {
      dialog.remove();
      chosen(keepMine);
    });
    return press;
  };
  const choices = document.createElement('p');
  choices.append(choice('Behold det, der står her', 'btn-primary', true), ' ',
    choice('Tag det, der er gemt', 'btn-default', false));
  dialog.append(choices);
  dialog.addEventListener('cancel', event => event.preventDefault()); // Escape chooses nothing
  document.body.append(dialog);
  dialog.showModal();
}

function titled(name, text) {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
}

function table(rows) {
  const node = document.createElement('table');
  node.className = 'table';
  const line = (name, cells) => {
    const tr = document.createElement('tr');
    tr.append(...cells.map(cell => titled(name, cell)));
    return tr;
  };
  node.append(line('th', ['Felt', 'Her', 'Gemt']), ...rows.map(row => line('td', row)));
  return node;
}

/** Of every field in which they differ: its name and both contents in words. */
function different(schema, values, mine, theirs) {
  return inputs(schema).map(field => {
    const key = field.type === 'dynamiclist' ? field.path : field.key;
    return [field.dateLabel || field.label, said(field, mine[key], values), said(field, theirs[key], values)];
  }).filter(([, one, other]) => one !== other);
}

function inputs(component) {
  return (component.components || []).flatMap(one => one.type === 'group' ? inputs(one) : [one])
    .filter(one => !one.disabled && (one.key || one.path));
}

function said(field, value, values) {
  if (value === null || value === undefined || value === '' || Array.isArray(value) && !value.length) {
    return '–';
  }
  if (field.type === 'dynamiclist') {
    return value.map((row, i) => `${i + 1}. ` + inputs(field).map(column =>
      `${column.dateLabel || column.label}: ${said(column, row[column.key], values)}`).join('; ')).join('\n');
  }
  if (Array.isArray(value)) {
    return value.map(one => named(field, one, values)).join(', ');
  }
  return value === true ? 'Ja' : value === false ? 'Nej' : named(field, value, values);
}

function named(field, value, values) {
  if (field.properties && field.properties.attachment) {
    return documentName(value);
  }
  const options = field.values || field.valuesKey && values[field.valuesKey];
  const option = Array.isArray(options) && options.find(one => one.value === value);
  return option ? option.label : String(value);
}
