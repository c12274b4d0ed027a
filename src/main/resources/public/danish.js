// How Danes write numbers and days, and how a list of choices is searched: for every field of every form and page.

const MONTHS = ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober',
  'november', 'december'];
const WHOLE = 'Skriv et helt tal, for eksempel 12500.';

/**
 * A number as Danes write it: 12500, 12.500 or 12 500, with decimals after a comma. A full stop separates thousands and
 * nothing else, so what may be an English decimal ("7.5") is refused instead of guessed, and so is "1e5".
 *
 * @returns {{value: number} | {problem: string}}
 */
export function decimalNumber(text) {
  const written = text.trim().replace(/^[−–]/, '-').replace(/[\u00a0\u202f]/g, ' ');
  const plain = /^-?\d+(,\d+)?$/.test(written) || /^-?[1-9]\d{0,2}([. ])\d{3}(\1\d{3})*(,\d+)?$/.test(written);
  if (!plain) {
    return { problem: /^-?\d+(\.\d+)+(,\d*)?$/.test(written)
      ? 'Skriv tallet med komma før decimalerne. Punktum skiller kun tusinder, som i 12.500.'
      : 'Skriv et tal, for eksempel 12500.' };
  }
  const value = Number(written.replace(/[. ]/g, '').replace(',', '.'));
  return Number.isSafeInteger(Math.trunc(value)) ? { value } : { problem: 'Tallet er for stort.' };
}

/** Reads a number without decimals, other than zeros. */
export function wholeNumber(text) {
  const { value, problem } = decimalNumber(text);
  return problem === 'Tallet er for stort.' ? { problem }
    : problem || !Number.isInteger(value) ? { problem: WHOLE } : { value };
}

/**
 * The day somebody has written, as 2026-11-27: 27.11.2026, 27/11-26, 271126, 27. november 2026 or 2026-11-27. Null where
 * it is no day or might be two. It never becomes a moment on the way, so no time zone can make another day of it.
 */
export function dayOf(text) {
  const written = text.trim().toLowerCase().replace(/\.$/, '');
  const readings = [
    [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, m => [m[1], m[2], m[3]]],
    [/^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})$/, m => [m[3], m[2], m[1]]],
    [/^(\d{1,2})\.?\s*([a-zæøå]{3,})\.?\s*(\d{4}|\d{2})$/, m => [m[3], monthOf(m[2]), m[1]]],
    [/^(\d{2})(\d{2})(\d{4}|\d{2})$/, m => [m[3], m[2], m[1]]],
    [/^(\d{4})(\d{2})(\d{2})$/, m => [m[1], m[2], m[3]]]
  ];
  const days = new Set(readings.map(([pattern, parts]) => {
    const match = pattern.exec(written);
    return match && isoDay(...parts(match).map(Number));
  }).filter(Boolean));
  return days.size === 1 ? [...days][0] : null;
}

function monthOf(name) {
  return MONTHS.findIndex(month => month.startsWith(name)) + 1;
}

function isoDay(given, month, day) {
  const year = given < 100 ? 2000 + given : given;
  const last = [31, year % 4 || year % 100 === 0 && year % 400 ? 28 : 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= last[month - 1]
    ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : null;
}

export const DAY_HINT = 'Skriv datoen som 27.11.2026.';

/** 2026-11-27 as 27.11.2026; anything else as it is. */
export function shownDay(text) {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return iso ? `${iso[3]}.${iso[2]}.${iso[1]}` : text;
}

/**
 * The choices in which all the words stand, the nearest first: the one whose code or name they are, then those that begin
 * with them, then those with a word that does, then those that have them somewhere inside.
 *
 * @param of value (a code) and label (what is shown) of a choice
 */
export function matching(choices, search, of = choice => choice) {
  const wanted = search.trim().toLowerCase();
  return choices.map(choice => [distance(of(choice), wanted), choice]).filter(([far]) => far < Infinity)
    .sort(([one], [other]) => one - other).map(([, choice]) => choice);
}

function distance({ value, label }, wanted) {
  const text = String(label || '').toLowerCase();
  const code = String(value || '').toLowerCase();
  return !wanted ? 0
    : code === wanted || text === wanted ? 0
    : text.startsWith(wanted) ? 1
    : text.split(/[^\p{L}\p{N}]+/u).some(word => word.startsWith(wanted)) ? 2
    : wanted.split(/\s+/).every(word => text.includes(word)) ? 3 : Infinity;
}
