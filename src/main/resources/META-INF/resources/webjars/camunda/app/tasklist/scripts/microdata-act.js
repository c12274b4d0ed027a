// The button that sends a form says what it does: by what has been chosen in it, or by what the form is for. Tasklist has
// one word for all of them.
const PRESS = '.task-card button[ng-click="complete()"]';
const LONGEST = 34;

/** Fields in which one says what is to happen. */
const ACTS = ['ruling', 'decision', 'answer', 'recommendation', 'signature', 'submission', 'yearRuling', 'approval',
  'verdict', 'measure', 'countersignature', 'grading'];

/** What a form is for, by how its name begins; the longer beginning comes first. */
const FORMS = [
  ['complete-proposal', 'Send indstillingen'],
  ['complete-', 'Send til FSE'],
  ['review-', 'Send vurderingen'],
  ['grade-', 'Send vurderingen'],
  ['approve-', 'Afgør'],
  ['decide-', 'Afgør'],
  ['reconsider-', 'Afgør'],
  ['sign-', 'Underskriv eller afvis'],
  ['confirm-', 'Bekræft'],
  ['instruct-', 'Send instruksen'],
  ['give-notice', 'Send opsigelsen'],
  ['deliver-', 'Registrér leveringen'],
  ['record-', 'Registrér'],
  ['settle-', 'Registrér'],
  ['follow-up-', 'Registrér'],
  ['withdraw-', 'Træk tilbage'],
  ['close-', 'Luk projektet']
];
const OTHERWISE = 'Send';

function purpose(form) {
  const found = FORMS.find(([beginning]) => form.startsWith(beginning));
  return found ? found[1] : OTHERWISE;
}

/** All fields of a form, those in groups too. */
function fields(components = []) {
  return components.flatMap(one => [one, ...fields(one.components)]);
}

function act(field, value) {
  const option = (field.values || []).find(one => one.value === value);
  const text = option ? option.label.split(/ \(| [–-] |:/)[0].trim() : '';
  if (field.key === 'signature' || field.key === 'countersignature') {
    return text && (/^Underskriv(e|\b)(?! ikke)/.test(text) ? 'Underskriv' : 'Afvis');
  }
  return field.key === 'recommendation' && text ? `Indstil til ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}

document.addEventListener('microdata.form', ({ detail: { form, schema } }) => {
  const choosing = fields(schema.components).find(one => ACTS.includes(one.key) && one.type === 'radio');
  const say = data => {
    const press = document.querySelector(PRESS);
    const chosen = choosing ? act(choosing, data[choosing.key]) : '';
    if (press) {
      press.textContent = chosen && chosen.length <= LONGEST ? chosen : purpose(schema.id);
    }
  };
  say({});
  form.on('changed', ({ data }) => say(data));
});

export default [];
