// What Cockpit's own panels write for machines, in words for people: the case number for the engine's id of what runs
// in a case, days as everywhere else, and what has no line in the file of words. Ids stay in the addresses of links and,
// for administrators, beside the case.
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOMENT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):\d\d(\.\d+)?([+-]\d{4})?$/;
const MONTHS = ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober',
  'november', 'december'];
const WORDS = { 'Failed Job': 'Standset trin', 'Message is null.': 'Ingen besked', Actions: 'Handling',
  State: 'Tilstand', null: 'ingen' };
// Panels for whoever looks after the engine: what variables are called, and of what the house has none.
const OPERATORS = ['Variabler', 'Eksterne opgaver'];
const OF_A_CASE = 'a[href*="#/process-instance/"], .cam-breadcrumb, .super-process-instance-id';
const INSTANCES = '/camunda/api/engine/engine/default/process-instance?processInstanceIds=';
const ASKED = 'Henter …';

const numbers = new Map();
let wanted = new Map();

function name(text) {
  const written = text.nodeValue.trim();
  const around = text.parentElement;
  if (!written || !around || around.closest('.diagram-holder')) {
    return;
  }
  const moment = MOMENT.exec(written);
  if (moment) {
    const [, year, month, day, hour, minute] = moment;
    text.nodeValue = `${Number(day)}. ${MONTHS[month - 1]} ${year} kl. ${hour}.${minute}`;
  } else if (ID.test(written)) {
    nameCase(text, written, around);
  } else if (Object.hasOwn(WORDS, written) && around.closest('.ctn-main')) {
    text.nodeValue = WORDS[written];
  } else if (OPERATORS.includes(written)) {
    leaveToOperators(around.closest('.nav-tabs > li'));
  }
}

function nameCase(text, id, around) {
  if (!around.closest(OF_A_CASE)) {
    return;
  }
  const told = around.closest('[title]');
  if (told && told.title === id) {
    told.removeAttribute('title');
  }
  if (numbers.has(id)) {
    text.nodeValue = numbers.get(id);
    return;
  }
  text.nodeValue = ASKED;
  if (!wanted.size) {
    setTimeout(ask); // for all that are drawn at once
  }
  wanted.set(id, [...wanted.get(id) || [], text]);
}

async function ask() {
  const asked = wanted;
  wanted = new Map();
  const answer = await fetch(INSTANCES + [...asked.keys()].join(','), { headers: { Accept: 'application/json' } })
    .then(found => found.ok ? found.json() : []).catch(() => []);
  answer.filter(one => one.businessKey).forEach(one => numbers.set(one.id, one.businessKey));
  asked.forEach((texts, id) => texts.filter(text => text.nodeValue === ASKED).forEach(text => {
    text.nodeValue = numbers.get(id) || 'afsluttet'; // what is over is not there to be asked for
  }));
}

/** The panel is not drawn for others, who get the next one where it would be the first they see. */
function leaveToOperators(tab) {
  if (!tab || tab.classList.contains('for-operators')) {
    return;
  }
  tab.classList.add('for-operators');
  const next = tab.nextElementSibling && tab.nextElementSibling.querySelector('a');
  const go = () => {
    if (tab.classList.contains('active') && document.documentElement.classList.contains('no-administrator')) {
      next.click();
    }
  };
  if (next) {
    new MutationObserver(go).observe(tab, { attributeFilter: ['class'] });
    new MutationObserver(go).observe(document.documentElement, { attributeFilter: ['class'] });
    setTimeout(go);
  }
}

function nameAll(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    name(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      name(texts.currentNode);
    }
  }
}

new MutationObserver(changes => changes.forEach(change => {
  if (change.type === 'characterData') {
    nameAll(change.target);
  } else {
    change.addedNodes.forEach(nameAll);
  }
})).observe(document.body, { childList: true, characterData: true, subtree: true });

export default [];
