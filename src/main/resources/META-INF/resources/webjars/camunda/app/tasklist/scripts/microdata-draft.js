// What is typed into the form of a task is kept on the server: by itself while somebody types, when the form leaves the
// screen, when the page does, and before the task is completed. A save says on which version of the draft it is built;
// where somebody has saved another one since, the person chooses.
import { differences } from './microdata-differences.js';

const AT_MOST = 3000; // milliseconds for which something typed may be unsaved
const AGAIN = 15000;
// A browser sends 64 kB at most for a page that is gone.
const SENT_AFTERWARDS = 60000;
const VERSION = 'draftVersion';
// As randomUUID would make it, which a browser has under TLS only.
const WINDOW = '00000000-0000-4000-8000-000000000000'.replace(/0/g,
  () => (crypto.getRandomValues(new Uint8Array(1))[0] & 15).toString(16));

// Earlier versions of Tasklist kept forms in the browser; nothing of a case may stay there.
for (const key of Object.keys(localStorage)) {
  if (key.startsWith('camunda-form:') || key.startsWith('camForm:')) {
    localStorage.removeItem(key);
  }
}

// A form changes by itself while it opens; only what a person has done is worth keeping.
let touched = false;
for (const event of ['keydown', 'pointerdown', 'input']) {
  document.addEventListener(event, e => {
    touched = touched || !!e.target.closest('.fjs-container') && !e.target.closest('.disabled-form');
  }, true);
}

// The task whose form has been put on the screen last.
let shownTask = null;
// The form somebody has typed in last, even when it has left the screen.
let last = null;
// Whatever is sent to be kept is sent in the order it was typed.
let keeping = Promise.resolve();
let saves = 0;
// What could not be kept, by person and task, with the version it is built on: so that it is there again with the form.
const unkept = new Map();

/** The form of a task, or of a start. */
class Desk {

  constructor(controller, taskId, scope, notifications) {
    Object.assign(this, { controller, taskId, scope, notifications, version: 0, unsaved: false, problem: '' });
    const original = controller.microdata ? controller.microdata.original : {
      save: controller.registerSaveHandler, complete: controller.registerCompletionHandler };
    this.original = original;
    controller.registerSaveHandler = () => original.save.call(controller, () => this.save());
    controller.registerCompletionHandler = handler =>
      original.complete.call(controller, done => this.complete(handler, done));
    scope.$on('authentication.login.required', event => this.loggedOut(event));
    scope.$on('$destroy', () => this.leave());
  }

  get owner() {
    return `${this.person && this.person.name} ${this.taskId}`;
  }

  /** What a form that opens shows: what the server says, and over it what could not be kept there. */
  shown(schema, { [VERSION]: version = 0, ...values }) {
    this.person = this.scope.$root.authentication;
    shownTask = this.taskId;
    const mine = this.taskId && unkept.get(this.owner);
    Object.assign(this, { schema, values, version: mine ? mine.version : version });
    touched = !!mine;
    return { ...values, ...mine && mine.content };
  }

  opened(form) {
    this.form = form;
    form.on('changed', () => this.changed());
    if (this.taskId) {
      document.dispatchEvent(new CustomEvent('microdata.form',
        { detail: { taskId: this.taskId, form, schema: this.schema } }));
    }
    if (touched) {
      this.changed();
    }
  }

  changed() {
    this.mended();
    if (touched && this.taskId && !this.gone) {
      last = this;
      this.unsaved = true;
      this.soon = this.soon || setTimeout(() => this.keep(), this.conflict ? AGAIN : AT_MOST);
    }
  }

  leave() {
    this.gone = true;
    if (this.unsaved) {
      this.keep().then(() => {
        if (this.unsaved && !this.conflict && !this.isLoggedOut) {
          this.tell('addError', 'Kladden er ikke gemt',
            `${this.problem}\nDet, du har skrevet, er der endnu. Åbn opgaven igen, og tryk Gem.`);
        }
      });
    }
  }

  /** Keeps what is in the form; whoever reads the draft from the server waits for it. */
  keep() {
    const kept = keeping.then(() => this.put());
    keeping = kept;
    return kept;
  }

  /** Never fails: what stands in the way is the problem, and all that is typed stays unsaved. */
  async put(afterwards = false) {
    clearTimeout(this.soon);
    this.soon = null;
    const content = this.form._getSubmitData(); // without validating: a draft may lack what is required
    this.unsaved = false;
    const { status, body } = await send(this.taskId, this.version, content, afterwards);
    if (status === 200) {
      Object.assign(this, { version: body.version, problem: '', conflict: null });
      unkept.delete(this.owner);
      this.loggedIn();
      if (!this.unsaved) {
        this.controller.notifyFormDirty(false);
      }
    } else if (status === 409 && body.savedIn === WINDOW) {
      this.version = body.version; // a later save of ours has come first
    } else {
      this.unsaved = true;
      this.problem = status === 409 ? body.message : status === 401 || status === 403 ? 'Du er ikke længere logget ind.'
        : status ? body.message || 'Prøv igen om lidt.' : 'Der er ingen forbindelse til serveren. Prøv igen om lidt.';
      unkept.set(this.owner, { content, version: this.version });
      if (status === 409) {
        this.choose(content, body);
      } else if (status === 401 || status === 403) {
        this.isLoggedOut = true;
        askToLogIn(this);
        this.notifications.clearAll();
        this.scope.$root.$applyAsync();
      } else if (!this.gone && status !== 404) {
        this.soon = setTimeout(() => this.keep(), AGAIN);
      }
    }
  }

  /** Somebody has saved the draft since: both are shown, and nothing is kept of either before one is chosen. */
  choose(mine, theirs) {
    this.conflict = theirs;
    if (document.querySelector('.microdata-choice')) {
      return;
    }
    differences(this.schema, this.values, mine, theirs, async keepMine => {
      this.version = theirs.version;
      this.conflict = null;
      if (keepMine) {
        unkept.set(this.owner, { content: mine, version: theirs.version });
        await this.keep();
        this.say();
      } else {
        unkept.delete(this.owner);
        this.unsaved = false;
        touched = false;
        if (!this.gone) {
          await this.form.importSchema(this.schema, { ...this.values, ...theirs.content });
        }
        this.notifications.clearAll();
        this.scope.$root.$applyAsync();
      }
    });
  }

  /** A person's own "Gem", the only one that is talked about. */
  async save() {
    if (this.taskId && this.form) {
      await this.keep();
      this.say();
    }
  }

  say() {
    if (!this.unsaved) {
      this.tell('addMessage', 'Kladden er gemt', 'Du kan lukke og gøre den færdig senere, også ved en anden maskine.');
    } else if (!this.conflict && !this.isLoggedOut) {
      this.tell('addError', 'Kladden er ikke gemt', this.problem);
    }
  }

  tell(how, status, message) {
    this.notifications.clearAll();
    this.notifications[how]({ status, message, duration: how === 'addError' ? 60000 : 6000 });
    this.scope.$root.$applyAsync();
  }

  /** What is completed is what the person has seen: a draft that somebody has saved since is shown first. */
  async complete(handler, done) {
    this.notifications.clearAll();
    this.refused = null;
    if (this.taskId) {
      await this.keep();
    }
    const answer = (error, result) => {
      const shown = error && (error.message ? error : incomplete());
      done(shown, result);
      if (error) {
        this.refused = { lines: String(shown.message).split('\n'), missing: !error.message, data: this.form._getSubmitData() };
      } else {
        this.sent();
      }
      this.scope.$root.$applyAsync();
    };
    if (this.conflict) {
      answer({ message: 'Kladden er ændret et andet sted. Vælg, hvad der gælder, og fuldfør så.' });
    } else {
      handler(answer);
    }
  }

  /** What is said of the last attempt is over when all it names is mended. */
  mended() {
    if (!this.refused) {
      return;
    }
    const { lines, missing, data } = this.refused;
    const now = this.form._getSubmitData();
    const open = lines.filter(line => {
      const field = this.schema.components && fields(this.schema)
        .find(one => line.startsWith(`${one.dateLabel || one.label}:`));
      return !field || JSON.stringify(now[name(field)]) === JSON.stringify(data[name(field)]);
    });
    if (missing ? !Object.keys(this.form._getState().errors).length : !open.length) {
      this.refused = null;
      this.notifications.clearAll();
      this.scope.$root.$applyAsync();
    }
  }

  /** A task that is gone from the screen could as well be lost. A started case says so itself. */
  sent() {
    clearTimeout(this.soon);
    unkept.delete(this.owner);
    Object.assign(this, { gone: true, unsaved: false });
    if (this.taskId) {
      this.tell('addMessage', 'Opgaven er fuldført', '');
    }
  }

  /** Stays with the form where something in it is not kept; otherwise Tasklist shows its own page for logging in. */
  loggedOut(event) {
    if (this.unsaved && !this.gone) {
      event.preventDefault();
      this.isLoggedOut = true;
      askToLogIn(this);
      setTimeout(() => this.notifications.clearAll()); // what Tasklist says beside it leads nowhere
    }
  }

  loggedIn() {
    if (this.isLoggedOut) {
      this.isLoggedOut = false;
      document.querySelectorAll('.microdata-logged-out').forEach(node => node.remove());
      const root = this.scope.$root;
      root.authentication = root.authentication || this.person;
      root.$broadcast('authentication.changed', root.authentication);
      this.tell('addMessage', 'Kladden er gemt', 'Du er logget ind igen, og det, du har skrevet, er gemt.');
    }
  }
}

function fields(component) {
  return (component.components || []).flatMap(one => one.type === 'group' ? fields(one) : [one]);
}

function name(field) {
  return field.type === 'dynamiclist' ? field.path : field.key;
}

async function send(taskId, base, content, afterwards) {
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie);
  const body = JSON.stringify(content);
  const address = document.querySelector('base').getAttribute('app-root') + `/api/microdata/task/${taskId}/draft`;
  try {
    const answer = await fetch(`${address}?base=${base}&window=${WINDOW}&save=${++saves}`, {
      method: 'PUT',
      credentials: 'same-origin',
      keepalive: afterwards && fitsAfterwards(body),
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token ? decodeURIComponent(token[1]) : '' },
      body
    });
    return { status: answer.status, body: await answer.json().catch(() => ({})) };
  } catch (e) {
    return { status: 0, body: {} };
  }
}

function fitsAfterwards(body) {
  return new Blob([body]).size <= SENT_AFTERWARDS;
}

/** One notice, with the way to log in: in a window of its own, because another page here would lose what is typed. */
function askToLogIn(desk) {
  if (document.querySelector('.microdata-logged-out')) {
    return;
  }
  const box = document.createElement('div');
  box.className = 'microdata-logged-out';
  box.setAttribute('role', 'alert');
  const text = document.createElement('p');
  text.textContent = 'Du er logget ud. Det, du har skrevet, står her endnu, men er ikke gemt. Log ind i et nyt vindue, og'
    + ' kom tilbage hertil, så gemmes det.';
  const way = document.createElement('a');
  way.className = 'btn btn-primary';
  way.href = location.pathname;
  way.target = '_blank';
  way.textContent = 'Log ind';
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'btn btn-default';
  again.textContent = 'Jeg er logget ind: gem';
  again.addEventListener('click', () => desk.keep());
  box.append(text, way, ' ', again);
  document.body.append(box);
}

/** Shows the first field that is missing or wrong, and is the error the person reads. */
function incomplete() {
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

document.addEventListener('visibilitychange', () => {
  if (last && document.visibilityState === 'hidden' && last.unsaved && !last.conflict) {
    last.put(true); // at once: nothing may wait for an answer that the page does not live to see
  } else if (last && document.visibilityState === 'visible' && last.isLoggedOut) {
    last.keep();
  }
});
addEventListener('focus', () => last && last.isLoggedOut && last.keep());
addEventListener('pagehide', () => last && last.unsaved && !last.conflict && last.put(true));
addEventListener('beforeunload', event => {
  if (last && last.unsaved && (last.conflict || last.isLoggedOut
    || !fitsAfterwards(JSON.stringify(last.form._getSubmitData())))) {
    event.preventDefault(); // the browser asks
  }
});

window.microdata = Object.assign(window.microdata || {}, {

  /** Called by Tasklist (TasklistRepairs) when the form of a task or of a start comes on the screen. */
  open(controller, taskId, scope, notifications) {
    controller.microdata = new Desk(controller, taskId, scope, notifications);
  },

  openTask: () => shownTask,

  /**
   * Keeps what has been typed and is not kept yet. Answers with what stands in the way of keeping that task's form, or
   * nothing.
   */
  async saveOpenForm(taskId) {
    if (last && last.unsaved) {
      await last.keep();
    }
    await keeping;
    return last && last.unsaved && last.taskId === taskId ? last.problem : '';
  }
});

export default [];
