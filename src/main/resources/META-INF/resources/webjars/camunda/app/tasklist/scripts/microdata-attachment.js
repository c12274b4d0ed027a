// A field of a form that asks for a document: an element of its own, which sends the file while the form is filled in. The
// form's value is the number of the document; what it is called and all else of it is asked of the server.
import { ask } from '/ask.js';
import { button, element, failure, link, list, styled } from '/elements.js';

const API = '/camunda/api/microdata/';
const known = new Map();
const sending = new Set();

/** What a document is called, as far as it has been shown here. */
export function documentName(id) {
  return known.get(id) || 'Et dokument';
}

/** Whether a file is on its way for the field. */
export function isSending(key) {
  return sending.has(key);
}

class Attachment extends HTMLElement {

  constructor() {
    super();
    this.taken = new MutationObserver(() => this.load());
  }

  /** @param told the field: key, value, whether it may be changed, the id its label is for, and who hears of a change */
  set state(told) {
    const before = this.told;
    this.told = told;
    const task = window.microdata.openTask();
    if (!before || before.key !== told.key || before.disabled !== told.disabled || this.task !== task) {
      this.task = task;
      this.load();
    } else if (before.value !== told.value && told.value && this.asked && !this.named(told.value)) {
      this.load(); // from another window, by the choice between two drafts
    } else if (before.value !== told.value) {
      this.draw();
    } else if (this.input) {
      this.input.setAttribute('aria-invalid', String(told.invalid));
    }
  }

  connectedCallback() {
    this.load();
  }

  disconnectedCallback() {
    if (this.request) {
      this.request.abort();
    }
    this.taken.disconnect();
  }

  get address() {
    return `task/${this.task}/attachments/${this.told.key}`;
  }

  async load() {
    if (!this.isConnected) {
      return;
    }
    this.taken.disconnect();
    const frame = this.closest('[ng-class*="disabled-form"]'); // Tasklist's, which says whether the task is one's own
    if (frame) {
      this.taken.observe(frame, { attributeFilter: ['class'] });
    }
    const asking = this.asking = {};
    if (this.told.disabled || !this.task || frame && frame.classList.contains('disabled-form')) {
      this.asked = this.built = null;
      this.replaceChildren(styled('p', 'quiet', 'Dokumenter kan ses og vedlægges, når du har taget opgaven.'));
      return;
    }
    const address = this.address;
    try {
      this.show(await ask(address), address, asking);
    } catch (error) {
      if (asking === this.asking) {
        this.built = null;
        this.replaceChildren(failure(error.message), button('Prøv igen', () => this.load()));
      }
    }
  }

  show(asked, address, asking) {
    if (asking !== this.asking) {
      return; // what came later has been asked for since
    }
    this.asked = asked;
    asked.documents.forEach(one => known.set(one.id, one.name));
    if (this.built === address) {
      this.draw();
    } else {
      this.built = address;
      this.build();
    }
  }

  // Once for each field and task: asked again, the field keeps its input, since somebody may be choosing a file in it.
  build() {
    const input = this.input = document.createElement('input');
    input.type = 'file';
    input.id = this.told.domId;
    input.accept = this.asked.accept;
    input.setAttribute('aria-describedby', `${input.id}-description ${input.id}-error-message ${input.id}-told`);
    input.addEventListener('change', () => this.chosen());
    this.choose = styled('label', 'btn btn-default', 'Vælg fil');
    this.choose.htmlFor = input.id;
    this.told$ = styled('div', 'told');
    this.told$.id = `${input.id}-told`;
    this.told$.setAttribute('aria-live', 'polite');
    this.shown = element('div');
    const chooser = styled('div', 'file-chooser', input, this.choose, this.told$);
    this.replaceChildren(this.shown, chooser, styled('p', 'quiet hint', `Det kan være ${this.asked.allowed}, højst `
      + `${this.asked.largestText}. ${this.asked.scanning}`));
    this.draw();
  }

  draw() {
    if (!this.asked) {
      return;
    }
    const all = this.asked.documents;
    const current = this.named(this.told.value);
    const earlier = all.filter(one => one.version && one !== current);
    this.choose.textContent = current ? 'Vælg en anden fil' : 'Vælg fil';
    this.shown.replaceChildren(
      current ? this.line(current) : this.told.value ? failure('Dokumentet er ikke længere i kladden. Vælg filen igen.')
        : styled('p', 'quiet', 'Intet dokument er vedlagt.'),
      ...earlier.length ? [element('p', 'Tidligere sendt:'), list(earlier.map(one =>
        element('span', link(one.address, one.name), ` (version ${one.version}, ${one.who}, ${one.when})`)))] : []);
  }

  named(id) {
    return this.asked.documents.find(one => one.id === id);
  }

  line(one) {
    const remove = button('Fjern', () => {
      this.told.pick(null);
      this.say('Dokumentet er fjernet fra formularen.');
      this.input.focus();
    });
    remove.setAttribute('aria-label', `Fjern ${one.name}`);
    return styled('div', 'microdata-document', element('p', link(one.address, one.name), ' ', remove),
      styled('p', 'quiet', [one.type, one.size, one.version ? `version ${one.version}` : 'sendes med formularen', one.scanned,
        `${one.who}, ${one.when}`].join(' · ')),
      styled('p', 'quiet below', `Aftryk (SHA-256): ${one.digest}`));
  }

  say(...content) {
    this.told$.replaceChildren(...content);
  }

  chosen() {
    const file = this.input.files[0];
    if (!file) {
      return;
    }
    if (file.size > this.asked.largest) {
      this.refuse(`Filen er for stor: et dokument må højst fylde ${this.asked.largestText}. Intet er vedlagt.`);
    } else {
      this.send(file);
    }
  }

  refuse(message) {
    this.input.value = '';
    this.say(failure(message));
  }

  send(file) {
    const request = this.request = new XMLHttpRequest();
    const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie);
    const bar = document.createElement('progress');
    bar.max = 100;
    bar.setAttribute('aria-label', `Sender ${file.name}`);
    this.say(element('span', `Sender ${file.name} … `), bar, ' ', button('Afbryd', () => request.abort()));
    request.upload.addEventListener('progress', event => {
      bar.value = event.lengthComputable ? Math.floor(event.loaded / event.total * 100) : 0;
    });
    request.responseType = 'json';
    request.addEventListener('load', () => this.arrived(request));
    request.addEventListener('error', () => this.refuse('Forbindelsen blev afbrudt. Intet er vedlagt. Prøv igen.'));
    request.addEventListener('abort', () => this.refuse('Afbrudt. Intet er vedlagt.'));
    request.addEventListener('loadend', () => this.over());
    request.open('PUT', `${API}${this.address}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-XSRF-TOKEN', token ? decodeURIComponent(token[1]) : '');
    sending.add(this.told.key);
    this.input.disabled = true;
    request.send(file);
  }

  over() {
    sending.delete(this.told.key);
    this.request = null;
    this.input.disabled = false;
    this.input.focus();
  }

  arrived({ status, response }) {
    if (status !== 200) {
      this.refuse(response && response.message || (status === 401 ? 'Du er ikke længere logget ind. Intet er vedlagt.'
        : 'Det lykkedes ikke. Intet er vedlagt. Prøv igen om lidt.'));
      return;
    }
    sending.delete(this.told.key);
    known.set(response.id, response.name);
    this.asked.documents.unshift(response);
    this.input.value = '';
    this.told.pick(response.id);
    this.say(`${response.name} er vedlagt.`);
  }
}
customElements.define('microdata-attachment', Attachment);

/** A field of text as the form draws it, with this element in the place of its line to write in. */
export function attachmentField(Text) {
  const Field = props => {
    const { field, value, onChange, disabled, readonly, domId, errors = [] } = props;
    const node = Text(props);
    if (field.properties && field.properties.attachment) {
      const line = node.props.children[1].props.children;
      line.type = 'microdata-attachment';
      line.props = { state: { key: field.key, value: value || null, disabled: !!(disabled || readonly), domId,
        invalid: errors.length > 0, pick: id => onChange({ value: id }) } };
      node.props.children[1] = line;
      node.props.class += ' microdata-form-attachment';
    }
    return node;
  };
  Field.config = Text.config;
  return Field;
}
