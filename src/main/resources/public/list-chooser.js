// A list to choose and load, with what one needs to know and say of it.
import { fileChooser } from '/file-chooser.js';
import { element, link, styled } from '/elements.js';

/**
 * @param load gets the file and the end of an address that says which period rows without one have
 */
export function listChooser(label, action, load) {
  const period = element('input');
  period.type = 'text';
  period.maxLength = 200;
  period.placeholder = 'fx 2010-2019';
  const guide = link('/lister.html', 'Sådan skal en liste se ud, og skabeloner');
  guide.target = '_blank';
  guide.rel = 'noopener';
  return element('div',
    styled('p', 'quiet', guide, '. Højst 10 MB.'),
    styled('label', 'list-period', 'Periode for rækker uden periode (hvis listen ingen har) ', period),
    fileChooser(label, action, async file => {
      await load(file, period.value.trim() ? `?period=${encodeURIComponent(period.value.trim())}` : '');
      period.value = '';
    }));
}
