// "Data og kontrol" beside the form of a task: the list and check of whoever fills it in, and what there is of the case.
const APPLICATION = 'userTask_completeApplication';
const PROPOSAL = 'userTask_completeProposal';
const APPROVAL = 'userTask_recordHealthApproval';
const NOT_TAKEN = 404;

const tab = {
  id: 'microdata.data',
  pluginPoint: 'tasklist.task.detail',
  priority: 950,
  properties: { label: 'Data og kontrol' },
  async render(node, { api, taskId }) {
    const { element, failure, styled } = await import('/elements.js');
    const root = styled('div', 'data-and-check', 'Henter …');
    node.replaceChildren(root);
    try {
      const task = await readEngine(api, `task/${taskId}`);
      const caseNumber = (await readEngine(api, `task/${taskId}/localVariables/caseNumber`)).value;
      const written = [APPLICATION, PROPOSAL].includes(task.taskDefinitionKey);
      const { parts, isDraft } = written ? await writing(taskId, task.taskDefinitionKey === APPLICATION)
        : { parts: task.taskDefinitionKey === APPROVAL ? await approving(taskId) : [] };
      root.replaceChildren(...parts, ...isDraft ? [] : await content(caseNumber, parts.length, element));
    } catch (error) {
      root.replaceChildren(failure(error.status ? error.message
        : 'Data og kontrol kan ikke hentes lige nu. Prøv igen.'));
    }
  }
};

/** What the case holds, by its kind. */
async function content(caseNumber, isWritten, element) {
  const { ask } = await import('/ask.js');
  if (!(await ask(`cases/${encodeURIComponent(caseNumber)}`)).maySeeContent) {
    return [element('p', 'Sagens data ses af dem, der arbejder med dem. Alt til denne opgave står i formularen.')];
  }
  if (caseNumber.startsWith('PDB-')) {
    const { caseChecks } = await import('/case-checks.js');
    return [element('h4', isWritten ? 'Tidligere kontroller' : 'Kontroller'), await caseChecks(caseNumber, true)];
  }
  if (caseNumber.startsWith('IND-')) {
    const { proposalView } = await import('/proposal-view.js');
    return [await proposalView(caseNumber, 'h4')];
  }
  return [element('p', 'Der er ingen registre i denne sag. Alt står i formularen og under Sagens forløb.')];
}

async function readEngine(api, path) {
  const headers = { Accept: 'application/json', 'X-XSRF-TOKEN': api.CSRFToken };
  return (await fetch(`${api.engineApi}/${path}`, { headers })).json();
}

/** What whoever fills in the form does here, and whether it shows the draft. Nothing of it begins before the form, which has just left the screen, is kept. */
async function writing(taskId, isChecked) {
  const [{ ask }, { element, styled }, { listRegisters }] = await Promise.all(
    [import('/ask.js'), import('/elements.js'), import('/list-registers.js')]);
  await window.microdata.saveOpenForm();
  try {
    const loaded = await ask(`task/${taskId}/data`);
    const below = isChecked ? await checking(taskId) : await drafted(taskId);
    const registers = await listRegisters(taskId, async () => {
      list.show(await ask(`task/${taskId}/data`));
      await below.outdate();
    });
    const list = await loading(taskId, loaded, async () => {
      await registers.refresh();
      await below.outdate();
    });
    const parts = [element('h4', 'Indlæs en liste'), list.root, element('h4', 'Registre i listen'), registers.root];
    return isChecked ? { parts: [...parts, element('h4', 'Kontrollér ansøgningen'), below.shown] }
      : { parts: [below.shown, ...parts], isDraft: true };
  } catch (error) {
    if (error.status !== NOT_TAKEN) {
      throw error;
    }
    return { parts: [styled('p', 'quiet', 'Tag opgaven, så kan du indlæse en liste her.')] };
  }
}

/** The document of the approval that whoever has taken the task records. */
async function approving(taskId) {
  const [{ ask, send }, { element, styled }, { fileChooser }] = await Promise.all(
    [import('/ask.js'), import('/elements.js'), import('/file-chooser.js')]);
  const heading = element('h4', 'Sundhedsdatastyrelsens godkendelse som dokument');
  const path = `task/${taskId}/document`;
  const shown = styled('p', 'quiet');
  shown.setAttribute('aria-live', 'polite');
  const show = ({ name }) => {
    shown.textContent = name ? `Indlæst: ${name}. Et nyt dokument træder i stedet, til godkendelsen er registreret.`
      : 'Der er ikke indlæst noget dokument endnu.';
  };
  await window.microdata.saveOpenForm();
  try {
    show(await ask(path));
  } catch (error) {
    if (error.status !== NOT_TAKEN) {
      throw error;
    }
    return [heading, styled('p', 'quiet', 'Tag opgaven, så kan du indlæse godkendelsen her.')];
  }
  return [heading, element('p', 'Indlæs godkendelsen som pdf, og registrér den så under Formular. Den ses af alle, der'
    + ' arbejder med sagen.'), fileChooser('Godkendelse', 'Indlæs', async file => show(await send(path, file)), 'Indlæser …',
    null, '.pdf'), shown];
}

/** Refuses while what was typed is not kept: it would be neither checked nor there when the form comes back. */
async function mustBeKept(taskId) {
  const problem = await window.microdata.saveOpenForm(taskId);
  if (problem) {
    throw new Error(`Det, du har skrevet i formularen, er ikke gemt: ${problem}\n`
      + 'Det står der endnu. Gå tilbage til Formular og tryk Gem, og prøv så igen.');
  }
}

/** @param changed is told when there is another list */
async function loading(taskId, loaded, changed) {
  const [{ ask, send }, { element, button, failure, styled }, { listChooser }, { listReport }] = await Promise.all(
    [import('/ask.js'), import('/elements.js'), import('/list-chooser.js'), import('/list-report.js')]);
  const shown = element('div');
  shown.setAttribute('aria-live', 'polite');
  const show = data => shown.replaceChildren(...(data ? [listReport(data), remover()] : [
    styled('p', 'quiet', 'Der er ikke indlæst nogen liste.')]));
  const chooser = listChooser('Liste', 'Indlæs', async (file, address) => {
    await mustBeKept(taskId);
    show(await send(`task/${taskId}/data${address}`, file));
    await changed();
  });
  // Asks on the page itself: Camunda's pages may not open dialogs of the browser.
  const remover = () => {
    const box = styled('p', 'line');
    const confirm = () => box.replaceChildren('Fjern den indlæste liste? ',
      button('Ja, fjern den', remove), ' ', button('Nej', offer));
    const offer = () => box.replaceChildren(button('Fjern listen', confirm));
    offer();
    return box;
  };
  const remove = async event => {
    event.target.disabled = true;
    try {
      await mustBeKept(taskId);
      await ask(`task/${taskId}/data`, 'DELETE');
      show(null);
      await changed();
    } catch (error) {
      event.target.disabled = false;
      shown.append(failure(error.message));
    }
  };
  show(loaded);
  return { show, root: element('div', element('p', 'Indlæs den liste, du har eksporteret fra Danmarks Datavindue (xlsx),'
    + ' eller en liste med kolonnerne Register, Variabel og Perioder. Når du har valgt den, ser du, hvordan den læses. En'
    + ' ny liste erstatter den gamle.'),
  chooser, shown) };
}

/** What would be sent of the proposal as it is typed and kept. */
async function drafted(taskId) {
  const [{ element, failure }, { draftView }] = await Promise.all([import('/elements.js'), import('/proposal-view.js')]);
  const shown = element('div');
  const outdate = async () => shown.replaceChildren(
    await draftView(taskId, 'h4').catch(error => failure(error.message)));
  await outdate();
  return { outdate, shown };
}

async function checking(taskId) {
  const [{ ask }, { element, failure, styled }, { checkView }] = await Promise.all(
    [import('/ask.js'), import('/elements.js'), import('/check-view.js')]);
  const result = element('div');
  result.setAttribute('aria-live', 'polite');
  const press = styled('button', 'btn btn-primary', 'Kontrollér ansøgningen');
  press.type = 'button';
  press.addEventListener('click', async () => {
    press.disabled = true;
    result.replaceChildren(element('p', 'Kontrollerer …'));
    try {
      await mustBeKept(taskId);
      result.replaceChildren(checkView(await ask(`task/${taskId}/check`, 'POST')));
    } catch (error) {
      result.replaceChildren(failure(error.message));
    } finally {
      press.disabled = false;
    }
  });
  // A check of another list is none of the application as it is now: what it found is not left on the screen.
  const outdate = () => {
    if (result.firstChild) {
      result.replaceChildren(styled('p', 'asking', 'Listen er en anden end ved den seneste kontrol. Kontrollér igen.'));
    }
  };
  return { outdate, shown: element('div', element('p', 'Se, hvordan ansøgningen står, som den er udfyldt nu. Intet bliver'
    + ' sendt.'), press, result) };
}

export default [tab];
