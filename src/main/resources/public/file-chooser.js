// A file to choose and a button to load it, as a person sees it: while it lasts, and when it is refused.
import { refusedRows } from '/list-report.js';
import { failure, styled } from '/elements.js';

let choosers = 0;

/**
 * @param load gets the file; what it throws is shown
 * @param meanwhile what is said while it lasts
 * @param look gets the file when it is chosen, and nothing when none is any more; who looks shows what is wrong with rows
 * @param kinds how names of files end that may be chosen; where nothing is said, those of lists
 */
export function fileChooser(label, action, load, meanwhile = 'Indlæser …', look = null,
    kinds = '.xlsx,.xlsm,.csv,.tsv,.txt') {
  // The browser's own field speaks the browser's language; its label stands for it.
  const input = document.createElement('input');
  input.type = 'file';
  input.id = `file-${++choosers}`;
  input.accept = kinds;
  input.setAttribute('aria-label', label);
  const choose = styled('label', 'btn btn-default', 'Vælg fil');
  choose.htmlFor = input.id;
  const chosen = styled('span', 'quiet');
  const name = () => { chosen.textContent = input.files.length ? input.files[0].name : 'Ingen fil valgt'; };
  const changed = () => {
    name();
    if (look) {
      look(input.files[0] || null);
    }
  };
  input.addEventListener('change', changed);
  name();
  const press = styled('button', 'btn btn-primary', action);
  press.type = 'submit';
  const told = styled('div', 'told');
  told.setAttribute('aria-live', 'polite');
  const form = styled('form', 'file-chooser', input, choose, chosen, press, told);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (!input.files.length) {
      told.replaceChildren(failure('Vælg først en fil.'));
      return;
    }
    input.disabled = press.disabled = true;
    told.replaceChildren(meanwhile);
    try {
      await load(input.files[0]);
      told.replaceChildren();
      form.reset();
      changed();
    } catch (error) {
      told.replaceChildren(failure(error.message),
        ...(error.problems && !look ? [refusedRows(error.problems, input.files[0].name)] : []));
    } finally {
      input.disabled = press.disabled = false;
    }
  });
  return form;
}
