// What Tasklist and its forms (form-js 1.8.7, which knows English only) cannot be told by configuration.

const TEXTS = [
  // validation
  [/^Field is required\.$/, (_, field) => field && field.querySelector(':scope > label > input[type=checkbox]')
    ? 'Sæt kryds i feltet.' : 'Feltet skal udfyldes.'],
  [/^Field must have minimum length of (\d+)\.$/, m => `Skriv mindst ${m[1]} tegn.`],
  [/^Field must have maximum length of (\d+)\.$/, m => `Skriv højst ${m[1]} tegn.`],
  [/^Field must have minimum value of (.+)\.$/, m => `Tallet skal være mindst ${decimal(m[1])}.`],
  [/^Field must have maximum value of (.+)\.$/, m => `Tallet må højst være ${decimal(m[1])}.`],
  [/^Field must match pattern .*\.$/, () => 'Det, der står i feltet, har ikke den rigtige form.'],
  [/^Field must be a valid email\.$/, () => 'Skriv en gyldig e-mailadresse.'],
  [/^Field must be a valid +international phone number\..*$/, () => 'Skriv et telefonnummer med landekode, for eksempel +4533445566.'],
  [/^Value is not a number\.$/, () => 'Skriv et tal.'],
  [/^Value is expected to be an integer\.$/, () => 'Skriv et helt tal.'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, m => `Skriv højst ${m[1]} decimaler.`],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/,
    m => `Vælg en gyldig værdi; de nærmeste er ${decimal(m[1])} og ${decimal(m[2])}.`],
  // lists of rows, choices and tables
  [/^Add new$/, () => 'Tilføj række'],
  [/^Expand all \((\d+)\)$/, m => `Vis alle (${m[1]})`],
  [/^Collapse$/, () => 'Vis færre'],
  [/^Remove list item (\d+)$/, m => `Fjern række ${m[1]}`],
  [/^Search$/, () => 'Søg'],
  [/^Select$/, () => 'Vælg'],
  [/^No results$/, () => 'Ingen resultater'],
  [/^All values selected$/, () => 'Alt er valgt'],
  [/^Remove tag$/, () => 'Fjern'],
  [/^Skip to search$/, () => 'Gå til søgefeltet'],
  [/^Nothing to show\.$/, () => 'Ingen rækker'],
  [/^of$/, () => 'af'],
  [/^Previous page$/, () => 'Forrige side'],
  [/^Next page$/, () => 'Næste side'],
  [/^Click to sort by (.*) (ascending|descending)$/, m => `Sortér efter ${m[1]}`],
  [/^Click to remove sorting$/, () => 'Fjern sorteringen'],
  [/^Increment$/, () => 'Én op'],
  [/^Decrement$/, () => 'Én ned'],
  // pictures, frames and dates
  [/^External content couldn't be loaded\.?$/, () => 'Indholdet kunne ikke hentes.'],
  [/^hh:mm \?m$/, () => 'tt:mm'],
  [/^hh:mm$/, () => 'tt:mm'],
  [/^dd\.MM\.yyyy$/i, () => 'dd.mm.åååå']
];
const ATTRIBUTES = ['placeholder', 'title', 'aria-label', 'alt'];

function decimal(number) {
  return number.replace('.', ',');
}

function danish(text, element) {
  const trimmed = text.trim();
  for (const [pattern, write] of TEXTS) {
    const match = pattern.exec(trimmed);
    if (match) {
      return text.replace(trimmed, () => write(match, element && element.closest('.fjs-form-field')));
    }
  }
  return text;
}

function translateText(node) {
  // What people have written stands in fields; a table cell or a text may well say "Select".
  const parent = node.parentElement;
  if (!parent || parent.closest('.fjs-form-field-text, .fjs-form-field-html, textarea')
      || parent.closest('td') && !/^Nothing to show\.$/.test(node.nodeValue)) {
    return;
  }
  const text = danish(node.nodeValue, parent);
  if (text !== node.nodeValue) {
    node.nodeValue = text;
  }
}

function translateAttributes(element) {
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    const text = value && danish(value, element);
    if (value && text !== value) {
      element.setAttribute(name, text);
    }
  }
}

function translate(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = root; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      translateText(node);
    } else {
      translateAttributes(node);
    }
  }
}

// A text that somebody else must read stands in full instead of in a small box to scroll in.
function stretch(root) {
  for (const box of root.querySelectorAll('textarea.fjs-textarea')) {
    if (box.scrollHeight > box.clientHeight + 2) {
      box.style.maxHeight = 'none';
      box.style.height = box.scrollHeight + 4 + 'px';
    }
  }
}

// The names of processes are for those who run them; this says to those who start one what it is for.
const WHAT_STARTS = {
  'Ansøg om projektdatabase': 'Her begynder ansøgningen. Den kan gemmes undervejs.',
  'Træk ansøgning tilbage': 'Træk en ansøgning eller indstilling tilbage, som endnu ikke er afgjort.',
  'Opsig projektdatabase': 'Opsig en godkendt projektdatabase før tid.',
  'Klag over afgørelse om anvendelsen': 'FSE har begrænset eller nedlagt projektdatabasen, og I er uenige eller har nye oplysninger.',
  'Ændr managere': 'Udpeg, afløs eller fratag en projektdatabasemanager.',
  'Fortryd nedlæggelse': 'En projektdatabase er lukket ved en fejl og skal i drift igen.',
  'Indberet brud på reglerne': 'Meld et brud på reglerne, også et uheld. Sagen er fortrolig.',
  'Bestil årsabonnement': 'Forudbestil data til projektdatabasen for ét kalenderår.',
  'Ansøg om autorisation': 'For en institution, der ikke har en autorisationsaftale endnu.',
  'Indstil projekt': 'Et nyt projekt i forskerordningen, eller et underprojekt til projektdatabasen.',
  'Genindstil projekt': 'Ændr et godkendt projekt, eller hvad projektdatabasen indeholder.',
  'Luk projekt': 'Luk et projekt før slutdatoen.',
  'Registrér bortfald af autorisation': 'En institutions autorisation er bortfaldet, og dens projektdatabase skal nedlægges.'
};

function explainStartList(root) {
  for (const link of root.querySelectorAll('ul.processes > li > a')) {
    const text = WHAT_STARTS[link.textContent.trim()];
    if (text && !link.parentElement.querySelector('.microdata-what')) {
      const what = document.createElement('div');
      what.className = 'microdata-what';
      what.textContent = text;
      link.after(what);
    }
  }
}

// Only who belongs to several institutions is asked for which one, and is told their numbers.
async function askForInstitution() {
  for (const field of document.querySelectorAll('.modal-content .fjs-form-field-number:not([data-microdata-asked])')) {
    const description = field.querySelector('.fjs-form-field-description');
    if (description && description.textContent.startsWith('Kun hvis du er tilknyttet flere')) {
      field.dataset.microdataAsked = 'true';
      const answer = await fetch('/camunda/api/microdata/institutions', { credentials: 'same-origin' }).catch(() => null);
      const own = answer && answer.ok ? await answer.json() : [];
      if (own.length === 1) {
        field.style.display = 'none';
      } else if (own.length) {
        // shown by the style sheet: the form draws its own text anew
        description.dataset.microdataOwn = ' Dine er '
          + own.map(one => `${one.authorisationNumber} (${one.name})`).join(', ') + '.';
      }
    }
  }
}

// Institutions' people may not read the processes' models: their tab "Diagram" would be empty.
let diagramFor;
async function offerDiagram() {
  for (const tab of document.querySelectorAll('.task-card .nav-tabs > li')) {
    tab.classList.toggle('microdata-diagram', tab.textContent.trim() === 'Diagram');
  }
  const menu = document.querySelector('.account .dropdown-toggle, [cam-widget-header] .account');
  const person = menu ? menu.textContent.trim() : '';
  if (person === diagramFor) {
    return;
  }
  diagramFor = person;
  const base = document.querySelector('base').getAttribute('engine-api');
  const answer = await fetch(base + 'engine/default/process-definition/count?key=assess-application',
    { credentials: 'same-origin' }).catch(() => null);
  const readable = answer && answer.ok && (await answer.json()).count > 0;
  document.body.classList.toggle('microdata-no-diagram', !readable);
}

new MutationObserver(mutations => {
  let form = false;
  for (const { target, type } of mutations) {
    const element = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
    if (!element) {
      continue;
    }
    if (element.closest('.fjs-container')) {
      form = true;
      if (type === 'attributes') {
        translateAttributes(element);
      } else {
        translate(target);
      }
    } else if (type === 'childList') {
      if (element.closest('.task-card')) {
        offerDiagram();
      }
      if (element.querySelector('.fjs-container')) {
        form = true;
        element.querySelectorAll('.fjs-container').forEach(translate);
      }
      if (element.closest('.modal-content') || element.querySelector('.modal-content')) {
        explainStartList(document);
      }
    }
  }
  if (form) {
    requestAnimationFrame(() => stretch(document));
    askForInstitution();
  }
}).observe(document.body,
  { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });

if (window.flatpickr) {
  window.flatpickr.localize({
    firstDayOfWeek: 1,
    time_24hr: true,
    rangeSeparator: ' til ',
    weekAbbreviation: 'Uge',
    scrollTitle: 'Rul for at skifte',
    toggleTitle: 'Klik for at skifte',
    yearAriaLabel: 'År',
    monthAriaLabel: 'Måned',
    hourAriaLabel: 'Time',
    minuteAriaLabel: 'Minut',
    ordinal: () => '.',
    weekdays: {
      shorthand: ['søn', 'man', 'tir', 'ons', 'tor', 'fre', 'lør'],
      longhand: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag']
    },
    months: {
      shorthand: ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
      longhand: ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober',
        'november', 'december']
    }
  });
}

// Earlier versions of Tasklist kept forms in the browser; nothing of a case may stay there.
for (const key of Object.keys(localStorage)) {
  if (key.startsWith('camunda-form:') || key.startsWith('camForm:')) {
    localStorage.removeItem(key);
  }
}

// The most urgent first, unless somebody has chosen otherwise.
function sortByDueDate() {
  const [path, query = ''] = location.hash.slice(1).split('?');
  if ((path === '' || path === '/') && !new URLSearchParams(query).has('sorting')) {
    const sorting = encodeURIComponent(JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]));
    history.replaceState(history.state, '', `#/?${query ? query + '&' : ''}sorting=${sorting}`);
  }
}
sortByDueDate();
// Registered before Tasklist reads the address itself.
window.addEventListener('popstate', sortByDueDate);
window.addEventListener('hashchange', sortByDueDate);

// A form changes by itself while it opens; only what a person has done is worth keeping.
let touched = false;
for (const event of ['keydown', 'pointerdown', 'input']) {
  document.addEventListener(event, e => {
    touched = touched || !!e.target.closest('.fjs-container') && !e.target.closest('.disabled-form');
  }, true);
}

// The form somebody has typed in last, even when it has left the screen, and whether that is still to be kept.
let open = {};
// Whatever is sent to be kept is sent in the order it was typed.
let keeping = Promise.resolve();
// What could not be kept, by person and task: so that it is there again when the form is.
const unkept = new Map();
const owner = (taskId, scope) => `${scope.$root.authentication && scope.$root.authentication.name} ${taskId}`;

async function keep(taskId, form) {
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie);
  // Without validating: a draft may lack what is required.
  const content = form._getSubmitData();
  open.unsaved = open.unsaved && open.taskId !== taskId;
  try {
    const answer = await fetch(
      document.querySelector('base').getAttribute('app-root') + `/api/microdata/task/${taskId}/draft`, {
        method: 'PUT',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token ? decodeURIComponent(token[1]) : '' },
        body: JSON.stringify(content)
      });
    const body = await answer.json().catch(() => ({}));
    return { content, problem: answer.ok ? '' : body.message || (answer.status === 401 || answer.status === 403
      ? 'Du er ikke længere logget ind.' : 'Prøv igen om lidt.') };
  } catch (e) {
    return { content, problem: 'Der er ingen forbindelse til serveren. Prøv igen om lidt.' };
  }
}

// Called by the task form, whose own way of saving TasklistPatch replaces. "form" is the form-js form.
window.microdata = {

  /** Keeps the draft by itself when nothing has been typed for a while, and when the form leaves the screen. */
  changed(taskId, form, scope) {
    if (!touched) {
      return;
    }
    if (open.form !== form) {
      open = { taskId, form, scope };
      scope.$on('$destroy', () => open.form === form && this.saveOpenForm(taskId, true));
    }
    open.unsaved = true;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.saveOpenForm(taskId), 15000);
  },

  /**
   * Keeps what has been typed and is not kept yet. Whoever reads the draft from the server waits for it.
   * Answers with what stands in the way of keeping that task's form, or nothing.
   */
  async saveOpenForm(taskId, leaving) {
    const { form, scope } = open;
    if (open.unsaved) {
      await this.saveDraft(open.taskId, form, this.notifications, scope, () => {}, true);
      if (leaving && open.form === form && open.unsaved) {
        this.notifications.addError({ status: 'Kladden er ikke gemt', duration: 60000,
          message: `${open.problem}\nDet, du har skrevet, er der endnu. Åbn opgaven igen, og tryk Gem.` });
        scope.$root.$applyAsync();
      }
    }
    await keeping;
    return open.unsaved && open.taskId === taskId ? open.problem : '';
  },

  /** Only a person's own "Gem" is talked about. */
  async saveDraft(taskId, form, notifications, scope, saved, quietly) {
    clearTimeout(this.soon);
    const kept = keeping.then(() => keep(taskId, form));
    keeping = kept;
    const { content, problem } = await kept;
    if (problem) {
      if (open.taskId === taskId) {
        unkept.set(owner(taskId, scope), content);
        Object.assign(open, { unsaved: true, problem });
      }
    } else {
      unkept.delete(owner(taskId, scope));
      saved();
    }
    if (quietly) {
      return;
    }
    notifications.clearAll();
    if (problem) {
      notifications.addError({ status: 'Kladden er ikke gemt', message: problem, duration: 60000, scope });
    } else {
      notifications.addMessage({ status: 'Kladden er gemt', duration: 6000, scope,
        message: 'Du kan lukke og gøre den færdig senere, også ved en anden maskine.' });
    }
    scope.$applyAsync();
  },

  /** Before the values of a form are read: what was typed in the one before, which may be the same task's. */
  opening(notifications) {
    this.notifications = notifications;
    return this.saveOpenForm();
  },

  /** What a form that opens shows: what the server says, and over it what could not be kept there. */
  shown(taskId, scope, values) {
    const mine = taskId && unkept.get(owner(taskId, scope));
    touched = !!mine;
    return { ...values, ...mine };
  },

  /** Before an attempt to send: what is said about the last one is over. */
  clear(notifications) {
    notifications.clearAll();
  },

  /** A task that is gone from the screen could as well be lost. A started case says so itself. */
  sent(taskId) {
    clearTimeout(this.soon);
    if (taskId) {
      if (open.taskId === taskId) {
        unkept.delete(owner(taskId, open.scope));
        open = {};
      }
      this.notifications.addMessage({ status: 'Opgaven er fuldført', message: '', duration: 6000 });
    }
  },

  /** form-js leaves out of what it gives back the rows it does not show: so it must show them all. */
  unfolded(schema) {
    for (const component of schema.components || []) {
      if (component.type === 'dynamiclist') {
        component.disableCollapse = true;
      }
      this.unfolded(component);
    }
    return schema;
  },

  /** Shows the first field that is missing or wrong, and is the error the person reads. */
  incomplete() {
    requestAnimationFrame(() => {
      const field = document.querySelector('.fjs-has-errors');
      if (field) {
        field.scrollIntoView({ block: 'center' });
        const input = field.querySelector('input, textarea');
        if (input) {
          input.focus({ preventScroll: true });
        }
      }
    });
    return { message: 'Nogle felter mangler eller er udfyldt forkert. Der står ved hvert felt, hvad der skal rettes.' };
  }
};

export default [];
