// The bank of questions of the certification: to search, to add to, and to change by versions.
import { ask } from '/ask.js';
import { awaited, element, folded, row, styled, table } from '/elements.js';
import { area, field, form, input, tell, tick, unfolding } from '/fields.js';
import { pagedList, searching } from '/paged-list.js';

const message = document.getElementById('message');
const list = pagedList({ heads: ['Nr.', 'Spørgsmål og kilde', 'Svar', ''], line,
  none: 'Der er ingen spørgsmål, som passer.', counted: all => `${all} spørgsmål` });
const query = searching(document.getElementById('wanted'), wanted => list.show(`certification-questions?${wanted}`));
document.getElementById('questions').append(list);

function draw(said) {
  const box = styled('div', 'unfolded');
  document.getElementById('new').replaceChildren(unfolding('Nyt spørgsmål', box, 'new-question', () => typing({})), box);
  tell(message, said);
  return list.show(`certification-questions?${query()}`);
}

function line(one) {
  const answers = element('ul', element('li', element('strong', 'Rigtigt: '), one.rightAnswer),
    ...one.wrongAnswers.map(answer => element('li', answer)));
  const state = one.withdrawn ? 'taget ud' : 'stilles';
  const box = element('div');
  box.className = 'unfolded';
  const open = unfolding('Ret', box, `question-${one.number}`, () => element('div', typing(one), folded('Alle versioner',
    () => awaited(ask(`certification-questions/${one.number}/versions`).then(versions)))));
  open.setAttribute('aria-label', `Ret spørgsmål ${one.number}`);
  return row([String(one.number), element('div', one.question, styled('small', 'quiet below',
    `${one.source} · version ${one.version}, ${state}`), box), answers, open]);
}

function typing(one) {
  const question = area();
  question.defaultValue = one.question || '';
  const right = input(one.rightAnswer);
  const wrong = area();
  wrong.rows = 4;
  wrong.defaultValue = (one.wrongAnswers || []).join('\n');
  const source = input(one.source);
  const withdrawn = tick('Tag spørgsmålet ud, så det ikke stilles mere', Boolean(one.withdrawn));
  const reason = input();
  return form(one.number ? `Ret spørgsmål ${one.number}` : 'Nyt spørgsmål', [field('Spørgsmål', question),
    field('Rigtigt svar', right), field('Forkerte svar', wrong, 'Et på hver linje, 2 til 5.'),
    field('Kilde', source, 'Hvor reglen er offentliggjort.'), field('Begrundelse', reason,
      'Hvorfor tilføjes eller rettes det?'), ...one.number ? [withdrawn.shown] : []], 'Gem',
  () => ask(`certification-questions${one.number ? `/${one.number}` : ''}`, 'POST', { question: question.value,
    rightAnswer: right.value, wrongAnswers: wrong.value, source: source.value, withdrawn: withdrawn.control.checked,
    reason: reason.value, seen: one.version }), answer => draw(answer.message));
}

function versions(all) {
  return table(['Version', 'Spørgsmål', 'Svar', 'Kilde', 'Skrevet', 'Begrundelse'], all.map(one => row([
    element('span', String(one.version), one.withdrawn ? styled('small', 'quiet below', 'taget ud') : null), one.question,
    [`Rigtigt: ${one.rightAnswer}`, ...one.wrongAnswers].join('\n'), one.source, one.written, one.reason])));
}

draw();
