// A case and its story as elements, for the page of cases and for the tab beside a task.
import { element, link, table } from '/elements.js';

export function story(file, onOwnPage) {
  const root = document.createElement('div');
  const [first, second] = onOwnPage ? ['h1', 'h2'] : ['h4', 'h5'];
  if (onOwnPage) {
    root.append(element('p', link('#', '← Alle sager')));
  }
  root.append(element(first, `${file.line.caseNumber}: ${file.line.title}`),
    element('p', `${file.line.institution} · ${file.line.state}`
      + (file.line.endsOn ? ` · ophør ${file.line.endsOn}` : '')));
  if (!file.events.length) {
    root.append(element('p', 'Der er endnu ikke sket noget i sagen.'));
    return root;
  }
  root.append(element(second, 'Forløb'), table(['Hvornår', 'Hvem', 'Hvad', 'Begrundelse'],
      file.events.map(e => [e.when, e.who, e.outcome ? `${e.what}: ${e.outcome}` : e.what, e.why])));
  if (file.letters.length) {
    root.append(element(second, 'Beskeder'), table(['Hvornår', 'Til', 'Besked'],
      file.letters.map(l => [l.when, l.to, `${l.title}. ${l.body}`])));
  }
  return root;
}
