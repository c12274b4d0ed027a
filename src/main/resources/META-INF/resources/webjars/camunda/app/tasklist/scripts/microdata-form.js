// A module of the form renderer's own kind (form-js 1.8.7), which Tasklist takes in with every form: what the renderer
// does otherwise than people mean, as far as it can be told by extension. What cannot is mended as it is served
// (TasklistRepairs).
import { attachmentField, isSending } from './microdata-attachment.js';
import { DAY_HINT, dayOf, matching, shownDay, wholeNumber } from '/danish.js';

// The fields that people write and we read. What is written stays in the form (and in a draft) until it can be read, so
// that no digit is lost or guessed on the way: the renderer itself dropped a comma (not reported), and read any date at
// which it failed as another (https://github.com/bpmn-io/form-js/issues/652; the time zones in form-js 1.9.1, #1234).
const READ = {
  number: {
    label: field => field.label,
    shown: value => String(value),
    read: text => wholeNumber(text)
  },
  datetime: {
    label: field => field.dateLabel,
    shown: shownDay,
    read(text) {
      const value = dayOf(text);
      return value ? { value } : { problem: DAY_HINT };
    }
  }
};

const isEmpty = value => value === null || value === undefined || String(value).trim() === '';

/** What was written as the server gets it; what cannot be read stays as it is, for the server to refuse. */
function read(kind, value) {
  if (isEmpty(value)) {
    return { value: null };
  }
  return typeof value === 'string' ? kind.read(value) : { value };
}

/** A field of text that is read as that kind. */
function written(type, Text, Original) {
  const kind = READ[type];
  const Written = props => {
    const { field, value, onChange, onBlur, onFocus } = props;
    const change = text => onChange({ value: isEmpty(text) ? null : text });
    const node = Text({
      ...props,
      field: { ...field, label: kind.label(field) },
      value: isEmpty(value) ? '' : String(value),
      onChange: changed => change(changed.value),
      onFocus: () => {
        onFocus();
        if (type === 'datetime' && !props.disabled && !props.readonly) {
          calendar(props.domId, change);
        }
      },
      onBlur: () => {
        const understood = read(kind, value);
        if (type === 'datetime' && understood.value) {
          change(shownDay(understood.value)); // as it was understood, for the person to see
        }
        onBlur();
      }
    });
    node.props.class = node.props.class.replace('fjs-form-field-textfield', `fjs-form-field-${type}`);
    return node;
  };
  Written.config = { ...Original.config, emptyValue: null,
    sanitizeValue: ({ value }) => isEmpty(value) ? null : kind.shown(value) };
  return Written;
}

const CALENDAR = {
  firstDayOfWeek: 1,
  weekAbbreviation: 'Uge',
  scrollTitle: 'Rul for at skifte',
  toggleTitle: 'Klik for at skifte',
  yearAriaLabel: 'År',
  monthAriaLabel: 'Måned',
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
};

/** A calendar to choose from, below the field as long as one is in it. It never reads what is written in the field. */
function calendar(id, choose) {
  const input = document.getElementById(id);
  const field = input.closest('.fjs-form-field');
  if (!window.flatpickr || field.querySelector('.microdata-calendar')) {
    return;
  }
  input.placeholder = 'dd.mm.åååå';
  const anchor = document.createElement('div');
  anchor.className = 'microdata-calendar';
  const dummy = document.createElement('input');
  dummy.hidden = true;
  anchor.append(dummy);
  field.append(anchor);
  const day = dayOf(input.value);
  const picker = window.flatpickr(dummy, {
    inline: true,
    locale: CALENDAR,
    dateFormat: 'Y-m-d',
    defaultDate: day,
    onChange: (_, iso) => {
      choose(shownDay(iso));
      close();
      input.focus();
      setTimeout(close); // focusing the field has opened another
    }
  });
  // A press in the calendar leaves the field its focus, but for what is filled in there itself.
  anchor.addEventListener('mousedown', event => {
    if (!event.target.closest('input, select')) {
      event.preventDefault();
    }
  });
  const left = () => setTimeout(() => {
    if (!field.contains(document.activeElement)) {
      close();
    }
  });
  const typed = event => {
    if (event.key === 'Escape') {
      close();
    } else if (event.key === 'ArrowDown') {
      (anchor.querySelector('.selected, .today') || anchor.querySelector('.flatpickr-day')).focus();
      event.preventDefault();
    }
  };
  const follow = () => {
    const iso = dayOf(input.value);
    if (iso) {
      picker.setDate(iso, false);
    }
  };
  function close() {
    for (const open of field.querySelectorAll('.microdata-calendar')) {
      open.remove();
    }
    field.removeEventListener('focusout', left);
    input.removeEventListener('keydown', typed);
    input.removeEventListener('input', follow);
    picker.destroy();
  }
  field.addEventListener('focusout', left);
  input.addEventListener('keydown', typed);
  input.addEventListener('input', follow);
}

/** The value at a path of names and numbers. */
function at(data, path) {
  return path.reduce((value, step) => value === null || value === undefined ? value : value[step], data);
}

/** Errors without what is left of those that are over: form-js keeps {"id": []} (#1494, mended in form-js 1.21.3). */
function remaining(errors) {
  const kept = Object.entries(errors).filter(([, value]) => says(value));
  return Object.fromEntries(kept);
}

function says(error) {
  return typeof error === 'string' || !!error && typeof error === 'object' && Object.values(error).some(says);
}

function numbered(indexes) {
  return Object.values(indexes || {});
}

class Forms {

  constructor(form, formFields, formFieldRegistry, formFieldInstanceRegistry, validator, importer, repeatRenderManager,
    pathRegistry, eventBus) {
    Object.assign(this, { form, registry: formFieldRegistry, instances: formFieldInstanceRegistry, paths: pathRegistry });
    const Text = formFields.get('textfield');
    for (const type of Object.keys(READ)) {
      formFields.register(type, written(type, Text, formFields.get(type)));
    }
    formFields.register('textfield', attachmentField(Text));
    this.validateAsRead(validator);
    this.submitAsRead();
    this.forgetWhatIsGone(eventBus);
    this.moveErrorsWithRows(repeatRenderManager);
    this.showAllRows(importer);
  }

  validateAsRead(validator) {
    const validate = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (instance, given) => {
      const { type, key } = this.registry.get(instance.id) || {};
      if (isSending(key)) {
        return ['Filen er på vej. Vent, til den er fremme.'];
      }
      const { value, problem } = READ[type] ? read(READ[type], given) : { value: given };
      return problem ? [problem] : validate(instance, value).map(error =>
        type === 'checkbox' && value === false ? 'Sæt kryds i feltet.' : error);
    };
  }

  submitAsRead() {
    const submitted = this.form._getSubmitData.bind(this.form);
    this.form._getSubmitData = () => {
      const data = structuredClone(submitted());
      for (const { id, valuePath } of this.instances.getAllKeyed()) {
        const field = this.registry.get(id);
        const within = at(data, valuePath.slice(0, -1));
        const key = valuePath.at(-1);
        if (READ[field.type] && within && key in within) {
          const { value, problem } = read(READ[field.type], within[key]);
          within[key] = problem ? within[key] : value;
        }
      }
      return data;
    };
  }

  /** An error of a field that is there no longer, hidden or in a removed row, kept Fuldfør disabled (not reported). */
  forgetWhatIsGone(eventBus) {
    const set = this.form._setState.bind(this.form);
    this.form._setState = state => set(state.errors ? { ...state, errors: remaining(state.errors) } : state);
    let soon = false;
    eventBus.on('formFieldInstanceRegistry.changed', ({ action }) => {
      if (action === 'removed' && !soon) {
        soon = true;
        // A field that only changes place is removed and added in one go.
        setTimeout(() => {
          soon = false;
          this.forget();
        });
      }
    });
  }

  forget() {
    const { errors } = this.form._getState();
    const there = new Set(this.instances.getAll().map(({ id, indexes }) => [id, ...numbered(indexes)].join()));
    const isOfAField = error => error.every(one => typeof one === 'string');
    const kept = (error, path) => !Array.isArray(error) ? undefined
      : isOfAField(error) ? there.has(path.join()) ? error : undefined
      : error.map((one, i) => kept(one, [...path, i]));
    const now = remaining(Object.fromEntries(Object.entries(errors).map(([id, error]) => [id, kept(error, [id])])));
    if (JSON.stringify(now) !== JSON.stringify(remaining(errors))) {
      this.form._setState({ errors: now });
    }
  }

  /** Of a list from which a row is taken, the errors of the rows below go up with them (not reported). */
  moveErrorsWithRows(manager) {
    const Repeater = manager.Repeater;
    manager.Repeater = props => Repeater({
      ...props,
      onChange: change => {
        const removed = change.field === props.field ? this.removed(change) : -1;
        props.onChange(change);
        if (removed >= 0) {
          this.removeRow(change.field, numbered(change.indexes), removed);
        }
      }
    });
  }

  /** Which row a list has lost; -1 where none. A list gets its rows' own changes, too. */
  removed({ field, value, indexes }) {
    const before = at(this.form._getState().data, this.paths.getValuePath(field, { indexes }));
    return Array.isArray(value) && Array.isArray(before) && value.length === before.length - 1
      ? before.findIndex((row, i) => row !== value[i]) : -1;
  }

  removeRow(list, outer, row) {
    const errors = structuredClone(this.form._getState().errors);
    const fields = component => [component.id, ...(component.components || []).flatMap(fields)];
    for (const id of fields(list)) {
      const rows = at(errors, [id, ...outer]);
      if (Array.isArray(rows)) {
        rows.splice(row, 1);
      }
    }
    this.form._setState({ errors });
  }

  /** Rows that are folded away were neither kept nor sent (#1230, mended in form-js 1.9.2): so none is. */
  showAllRows(importer) {
    const importSchema = importer.importSchema.bind(importer);
    const unfolded = component => ({ ...component,
      ...component.type === 'dynamiclist' ? { disableCollapse: true } : {},
      ...component.components ? { components: component.components.map(unfolded) } : {} });
    importer.importSchema = schema => importSchema(unfolded(schema));
  }
}
Forms.$inject = ['form', 'formFields', 'formFieldRegistry', 'formFieldInstanceRegistry', 'validator', 'importer',
  'repeatRenderManager', 'pathRegistry', 'eventBus'];

window.microdata = Object.assign(window.microdata || {}, {
  formModules: [{ __init__: ['microdataForms'], microdataForms: ['type', Forms] }],
  matching
});

export default [];
