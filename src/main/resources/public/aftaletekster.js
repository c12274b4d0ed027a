// FSE's texts of agreements: what they say, what a change would look like, and the change itself.
import { ask, askFile } from '/ask.js';
import { element, failure, folded, styled, table } from '/elements.js';
import { acting, area, field, form, tell } from '/fields.js';

const message = document.getElementById('message');
const section = document.getElementById('texts');

/** Fetches the texts and draws them anew. What was done is said. */
async function show(said) {
  try {
    const shown = await ask('agreement-texts');
    section.replaceChildren(...shown.texts.flatMap(text => drawn(text, shown.mayChange)));
    tell(message, said);
  } catch (error) {
    message.replaceChildren(failure(error.message));
  }
}

function drawn(text, mayChange) {
  const body = area();
  body.rows = 24;
  body.defaultValue = text.body;
  const reason = area();
  const path = `agreement-texts/${encodeURIComponent(text.key)}`;
  const preview = element('span');
  const offer = acting('Vis forhåndsvisning', async () => offered(await askFile(`${path}/preview`, 'POST',
    { body: body.value }), preview));
  body.addEventListener('input', () => preview.replaceChildren());
  const parts = [field('Tekst', body), styled('p', 'line', offer, preview)];
  return [
    element('h2', `${text.title}: version ${text.version}`),
    element('p', element('strong', 'Felter: '), text.fields.map(name => `{${name}}`).join(' ')),
    mayChange ? form('', [...parts, field('Begrundelse', reason, 'Hvad er ændret, og hvorfor?')], 'Gem som ny version',
      () => ask(path, 'POST', { body: body.value, reason: reason.value, seen: text.version }),
      answer => show(answer.message))
      : element('div', ...parts, element('p', 'Kontorchefen kan gemme en ny version.')),
    folded('Alle versioner', () => table(['Version', 'Skrevet', 'Begrundelse'],
      text.versions.map(one => [String(one.version), one.written, one.reason])))
  ];
}

/** A link to the document, which is kept nowhere but in this window. */
function offered(file, place) {
  const address = URL.createObjectURL(file);
  const link = element('a', 'Hent forhåndsvisningen (PDF)');
  link.href = address;
  link.download = 'Forhåndsvisning.pdf';
  place.replaceChildren(link);
  link.focus();
}

show();
