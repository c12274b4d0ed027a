// The yearly test: the person's certificate, the attempt that is under way, and how the earlier ones ended.
import { ask } from '/ask.js';
import { count, element, failure, row, styled, table } from '/elements.js';
import { acting, tell } from '/fields.js';

const message = document.getElementById('message');
const section = document.getElementById('certification');

/** Fetches where the person stands and draws it anew. What was done is said. */
async function show(said) {
  try {
    const at = await ask('certification');
    section.replaceChildren(...certificates(at), ...at.attempt ? test(at) : beginning(at), ...wrong(at), ...past(at));
    tell(message, said);
  } catch (error) {
    message.replaceChildren(failure(error.message));
  }
}

function certificates(at) {
  return at.certificates.length ? [element('h2', 'Dit certifikat'), element('ul', ...at.certificates.map(one =>
    element('li', element('strong', `${one.institution}: `), one.text + left(one.daysLeft))))] : [];
}

function left(days) {
  return days === undefined ? '' : days === 0 ? ' (i dag er sidste dag)' : ` (${count(days, 'dag', 'dage')} endnu)`;
}

function beginning(at) {
  return [element('h2', 'Testen'),
    element('p', `Du får ${at.asked} spørgsmål med ét rigtigt svar hver. Alle skal være rigtige. Du har `
      + `${at.allowed} forsøg om dagen. Svarene gemmes, mens du svarer, og et forsøg kan fortsættes samme dag; ved midnat`
      + ' slutter det og tæller som brugt. Et certifikat, du har, gælder, selv om du ikke består.'),
    at.whyNot ? styled('p', 'asking', at.whyNot)
      : element('div', styled('p', 'quiet', `Det bliver forsøg ${at.next} af ${at.allowed} i dag.`),
        acting('Begynd testen', async () => {
          await ask('certification/attempts', 'POST', { number: at.next });
          await show();
          section.querySelector('#test').focus();
        }))];
}

function test(at) {
  const told = styled('p', 'quiet', answered(at));
  told.setAttribute('role', 'status');
  const heading = element('h2', `Forsøg ${at.next - 1} af ${at.allowed} i dag`);
  heading.id = 'test';
  heading.tabIndex = -1;
  const submit = acting('Aflever', async () => {
    const answer = await ask(`certification/attempts/${at.attempt}/submission`, 'POST');
    await show(answer.message);
    scrollTo(0, 0);
  });
  submit.firstChild.classList.add('btn-primary');
  return [heading, element('p', 'Vælg ét svar på hvert spørgsmål. Hvert svar gemmes med det samme.'),
    ...at.questions.map(question => asked(at, question, told)), told, submit];
}

function answered(at) {
  const done = at.questions.filter(question => question.chosen !== undefined).length;
  return `Besvaret: ${done} af ${at.questions.length}.`;
}

function asked(at, question, told) {
  const problem = element('div');
  let sending = Promise.resolve();
  const keep = (control, i) => {
    // one after the other, or an earlier choice could arrive last
    sending = sending.then(async () => {
      problem.replaceChildren();
      try {
        await ask(`certification/attempts/${at.attempt}/answers/${question.position}`, 'PUT', { answer: i });
        question.chosen = i;
        told.textContent = answered(at);
      } catch (error) {
        control.checked = false;
        problem.replaceChildren(failure(`Svaret er ikke gemt. ${error.message}`));
      }
    });
  };
  return styled('fieldset', 'question', element('legend', `${question.position}. ${question.question}`),
    ...question.answers.map((text, i) => {
      const control = element('input');
      control.type = 'radio';
      control.name = `question-${question.position}`;
      control.checked = question.chosen === i;
      control.addEventListener('change', () => keep(control, i));
      return styled('label', 'tick', control, element('span', text));
    }), problem);
}

function wrong(at) {
  return at.wrong.length ? [element('h2', 'Forkerte svar i det seneste forsøg'),
    element('p', 'Læs reglerne, før du prøver igen. Hvad der er det rigtige svar, står i dem.'),
    table(['Nr.', 'Spørgsmål', 'Læs her'], at.wrong.map(one => row([String(one.position), one.question, one.source])))] : [];
}

function past(at) {
  return at.past.length ? [element('h2', 'Dine forsøg'), table(['Dag', 'Forsøg', 'Udfald'],
    at.past.map(one => row([one.day, String(one.number), one.outcome])))] : [];
}

show();
