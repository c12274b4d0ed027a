// A list to choose, to see as it would be read, to correct, and to load, with what one needs to know and say of it.
import { send } from '/ask.js';
import { fileChooser } from '/file-chooser.js';
import { listPreview } from '/list-preview.js';
import { element, failure, link, styled } from '/elements.js';

/**
 * @param load gets the file and the end of an address that says what the person has said of it
 */
export function listChooser(label, action, load) {
  const period = element('input');
  period.type = 'text';
  period.maxLength = 200;
  period.placeholder = 'fx 2010-2019';
  const periodLine = styled('label', 'list-period', 'Periode for rækker uden periode (hvis listen ingen har) ', period);
  const guide = link('/lister.html', 'Sådan skal en liste se ud, og skabeloner');
  guide.target = '_blank';
  guide.rel = 'noopener';
  const below = element('div');
  below.setAttribute('aria-live', 'polite');
  const columns = new Map();
  let file = null;
  let shown = null;
  // The server takes one file of each person at a time: each waits for the one before.
  let turn = Promise.resolve();

  const said = () => {
    const query = new URLSearchParams();
    if (period.value.trim()) {
      query.set('period', period.value.trim());
    }
    if (columns.size) {
      query.set('columns', [shown.headings, ...[...columns].map(([number, meaning]) => `${number}=${meaning}`)].join(';')
        + (shown.sheet ? `@${shown.sheet}` : ''));
    }
    return String(query) && `?${query}`;
  };

  const look = () => {
    const looked = file;
    turn = turn.then(async () => {
      if (!looked || looked !== file) {
        return;
      }
      try {
        const preview = await send(`lists/preview${said()}`, looked);
        if (looked === file) {
          shown = preview;
          periodLine.classList.toggle('wanted', preview.asksForPeriod);
          below.replaceChildren(listPreview(preview, choose));
        }
      } catch (error) {
        below.querySelectorAll('.failure').forEach(old => old.remove());
        below.prepend(failure(error.message));
      }
    });
  };

  /** @param meaning of the column, or nothing where it is not to be read: another one loses it */
  const choose = (number, meaning) => {
    for (const [other, its] of columns) {
      if (meaning && its === meaning) {
        columns.set(other, '');
      }
    }
    columns.set(number, meaning);
    look();
  };

  const forget = () => {
    columns.clear();
    shown = null;
    periodLine.classList.remove('wanted');
    below.replaceChildren();
  };

  period.addEventListener('change', look);
  return element('div', styled('p', 'quiet', guide, '. Højst 10 MB.'), periodLine,
    fileChooser(label, action, async chosen => {
      await turn;
      await load(chosen, said());
      period.value = '';
    }, 'Indlæser …', chosen => {
      file = chosen;
      forget();
      look();
    }), below);
}
