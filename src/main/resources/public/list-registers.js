// The registers of the list of a form, row by row: years, variables and reasons, to be corrected by whoever fills it in.
import { ask } from '/ask.js';
import { matching } from '/danish.js';
import { button, count, element, row, styled, table } from '/elements.js';
import { afterAsking, area, field, form, input } from '/fields.js';

const HEADS = ['Register', 'Perioder', 'Variable', 'Begrundelse', ''];
const SEARCHED_FROM = 12;
const YEARS_HINT = 'fx 2010-2019, 2021';

/**
 * @param taskId the task whose form the list is loaded into
 * @param changed is told when there is another list
 */
export async function listRegisters(taskId, changed) {
  const root = styled('div', 'list-registers');
  const address = code => `task/${taskId}/data/register${code ? `?code=${encodeURIComponent(code)}` : ''}`;
  const taken = said => async now => {
    show(now, said);
    await changed();
  };

  function show({ list, registers }, said) {
    const rows = registers.map(one => line(one, list));
    const search = input();
    search.type = 'search';
    search.setAttribute('aria-label', 'Find register i listen');
    search.placeholder = 'Find register';
    search.addEventListener('input', () => {
      const found = matching(rows, search.value, ({ code, text }) => ({ value: code, label: text }));
      rows.forEach(one => { one.tr.hidden = !found.includes(one); });
    });
    const told = styled('p', said ? 'done' : 'quiet', said || (registers.length
      ? `${count(registers.length, 'register', 'registre')}. Registre, der er valgt i formularen, rettes dér.`
      : 'Ingen registre i en liste. Registre, der er valgt i formularen, rettes dér.'));
    told.setAttribute('role', 'status');
    root.replaceChildren(told,
      ...registers.length > SEARCHED_FROM ? [styled('p', 'line', search)] : [],
      ...registers.length ? [styled('div', 'scroll', table(HEADS, rows.map(one => one.tr)))] : [],
      adding(list));
  }

  function line(one, list) {
    const edit = button('Ret', async () => {
      edit.disabled = true;
      try {
        open(await ask(address(one.code)));
      } catch (error) {
        close(styled('p', 'failure', error.message));
      }
    });
    edit.setAttribute('aria-label', `Ret ${one.code}`);
    const tr = row([one.label, one.years, one.variables ? count(one.variables, 'variabel', 'variable') : 'Hele registret',
      one.reason, edit]);
    let below = null;
    const close = (...said) => {
      if (below) {
        below.remove();
        below = null;
      }
      edit.disabled = false;
      if (said.length) {
        place(...said);
      }
    };
    const place = (...parts) => {
      below = element('tr', styled('td', 'unfolded', ...parts));
      below.cells[0].colSpan = HEADS.length;
      tr.after(below);
    };
    const open = written => {
      close();
      edit.disabled = true;
      place(writing(written, `Ret ${one.label}`, 'Gem registret', taken(`${one.code} er rettet i listen.`)),
        afterAsking('Fjern registret', `Fjern ${one.code} af listen?`, 'Ja, fjern det', async () =>
          taken(`${one.code} er fjernet af listen.`)(await ask(`${address(one.code)}&list=${list}`, 'DELETE'))),
        button('Luk uden at rette', () => close()));
    };
    return { tr, code: one.code, text: `${one.code} ${one.label} ${one.reason}` };
  }

  function adding(list) {
    const box = element('div');
    const offer = () => box.replaceChildren(button('Tilføj register', async () => {
      const { registers } = await ask('catalogue').catch(() => ({ registers: [] }));
      const code = input();
      const known = element('datalist', ...registers.map(one => new Option(one.nameDa, one.code)));
      known.id = 'registers-of-the-catalogue';
      code.setAttribute('list', known.id);
      box.replaceChildren(known, styled('div', 'unfolded', writing({ list, years: '', variables: [], reason: '' },
        'Tilføj et register', 'Tilføj det', taken('Registret er føjet til listen.'), code),
      button('Luk uden at tilføje', offer)));
      code.focus();
    }));
    offer();
    return box;
  }

  /** @param code the field for a register that is new, else nothing */
  function writing(written, title, action, done, code) {
    const years = input(written.years);
    const reason = area();
    reason.defaultValue = written.reason;
    const variables = element('tbody');
    const named = styled('div', 'scroll', table(['Variabel', 'Perioder', ''], []));
    named.querySelector('tbody').replaceWith(variables);
    const whole = field('Perioder', years, YEARS_HINT);
    const forAll = input();
    forAll.setAttribute('aria-label', 'Perioder for alle variable');
    forAll.placeholder = YEARS_HINT;
    const all = styled('p', 'line', 'Alle variable: ', forAll, ' ', button('Sæt perioden', () => {
      variables.querySelectorAll('.years').forEach(one => { one.value = forAll.value; });
    }));
    const shape = () => {
      const names = variables.rows.length > 0;
      whole.hidden = names;
      named.hidden = all.hidden = !names;
    };
    const add = ({ name, years: own, label }) => {
      const called = input(name);
      called.className = 'name';
      called.setAttribute('aria-label', 'Variabel');
      const when = input(own);
      when.className = 'years';
      when.setAttribute('aria-label', `Perioder for ${name || 'variablen'}`);
      const tr = element('tr', element('td', called, label ? styled('small', 'quiet below', label) : null),
        element('td', when), element('td', button('Fjern', () => {
          tr.remove();
          shape();
        })));
      tr.querySelector('button').setAttribute('aria-label', `Fjern ${name || 'variablen'}`);
      variables.append(tr);
      shape();
      return called;
    };
    written.variables.forEach(add);
    shape();
    const more = styled('p', 'line', button('Tilføj variabel', () => add({ name: '', years: years.value || forAll.value })
      .focus()), ' ', styled('span', 'quiet', 'Uden variable er det hele registret.'));
    const send = () => ask(address(), 'PUT', { list: written.list, code: code ? code.value : written.code,
      years: years.value, reason: reason.value, variables: [...variables.rows].map(tr => ({
        name: tr.querySelector('.name').value, years: tr.querySelector('.years').value })) });
    return form(title, [...code ? [field('Register', code)] : [], whole, all, named, more,
      field('Begrundelse', reason, 'Hvorfor er registret nødvendigt? Tom: som begrundet for hele listen.')], action, send,
    done);
  }

  /** Shows the list as it is now, after another has been loaded or the list is gone. */
  const refresh = async () => show(await ask(`task/${taskId}/data/registers`));
  await refresh();
  return { root, refresh };
}
