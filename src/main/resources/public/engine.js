// Asks the engine's REST interface from within one of its own web applications.
const BASE = document.querySelector('base');

/**
 * The JSON of the answer, or null where there is none. It is read to its end also where it refuses: what nobody reads
 * stays open.
 */
export function askEngine(path) {
  return read(`${BASE.getAttribute('engine-api')}engine/default/${path}`);
}

/** The user id of who is logged in, or null. */
export async function whoIsLoggedIn() {
  const found = await read(`${BASE.getAttribute('app-root')}/api/admin/auth/user/default`);
  return found && found.userId;
}

/** The number of the case that a task belongs to, or null. */
export async function caseOfTask(taskId) {
  const variable = await askEngine(`task/${taskId}/localVariables/caseNumber`);
  return variable && variable.value;
}

function read(address) {
  return fetch(address, { headers: { Accept: 'application/json' }, credentials: 'same-origin' })
    .then(answer => answer.json().then(content => answer.ok ? content : null)).catch(() => null);
}
