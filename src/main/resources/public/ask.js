// Asks our own server; what it refuses becomes an error in the words of whoever asked.
const API = '/camunda/api/microdata/';
const FAILED = 'Det lykkedes ikke. Prøv igen om lidt.';

/** The JSON of the answer, or nothing where there is none. A form's data are sent as they are, all else as JSON. */
export async function ask(path, method = 'GET', body) {
  const answer = await answered(path, method, body);
  if (answer.status === 204) {
    return null;
  }
  const content = await answer.json().catch(() => null);
  if (content === null) {
    throw refusal(answer.status, FAILED);
  }
  return content;
}

/** The file that is the answer. */
export async function askFile(path, method, body) {
  return (await answered(path, method, body)).blob();
}

async function answered(path, method, body) {
  const headers = { Accept: 'application/json, */*' };
  if (method !== 'GET') {
    headers['X-XSRF-TOKEN'] = await token();
  }
  if (body && !(body instanceof FormData)) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(API + path, { method, headers, body, credentials: 'same-origin' });
  } catch (e) {
    throw refusal(0, 'Der er ingen forbindelse til serveren. Prøv igen om lidt.');
  }
  if (answer.status === 401) {
    throw refusal(401, 'Du er ikke logget ind. Log ind under Opgaver, og kom så tilbage hertil.');
  }
  if (!answer.ok) {
    const content = await answer.json().catch(() => null);
    throw refusal(answer.status, content && content.message || FAILED, content && content.problems);
  }
  return answer;
}

/** Sends a file as a person has chosen it. */
export function send(path, file) {
  const form = new FormData();
  form.append('file', file);
  return ask(path, 'POST', form);
}

/** @param problems rows of a list that were not read, where that is why */
function refusal(status, message, problems) {
  return Object.assign(new Error(message), { status, problems });
}

/** Against forged requests. The cookie with it is to be seen in Tasklist only; our own pages ask for it. */
async function token() {
  const found = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie);
  return found ? decodeURIComponent(found[1]) : (await ask('session')).token;
}
