// One project: who has access and whether it counts today, its proposals, and its data.
import { ask } from '/ask.js';
import { button, element, failure, link, styled, table } from '/elements.js';

/** @param again draws the project anew, and says what has happened */
export async function projectView(number, again, said) {
  const project = await ask(`projects/${number}`);
  const root = styled('div', 'project', ...said ? [styled('p', 'done', said)] : []);
  root.append(styled('p', 'quiet', [project.caseNumber, project.scheme, project.state, project.startsOn
    && `fra ${project.startsOn}`, project.contact && `kontaktperson ${project.contact}`,
  project.caseOwner && `FSE-ansvarlig ${project.caseOwner}`].filter(Boolean).join(' · ')));
  if (project.registers) {
    root.append(element('p', element('strong', 'Data: '), project.registers));
  }
  if (project.fromDatabase) {
    root.append(element('p', element('strong', 'Heraf fra projektdatabasen: '), project.fromDatabase));
  }
  root.append(element('h3', 'Adgang'), users(project, again), ...project.mayManage ? [giving(project, again)] : []);
  root.append(element('h3', 'Indstillinger'), project.proposals.length
    ? table(['Sag', 'Status', 'I kraft', 'Erstattet'], project.proposals.map(one =>
      [link(`/sager.html#${one.caseNumber}`, one.caseNumber), one.state, one.inForceOn, one.replacedOn]))
    : element('p', 'Projektet er fra før, indstillinger blev sager her. Ved den første genindstilling udfyldes alle felter.'));
  return root;
}

function users(project, again) {
  if (!project.users.length) {
    return element('p', 'Ingen har adgang.');
  }
  return table(['Navn', 'Adgang siden', 'I dag', ...project.mayManage ? [''] : []], project.users.map(user => [
    user.name, user.since, user.whyNot ? `Gælder ikke: ${user.whyNot}` : 'Gælder',
    ...project.mayManage ? [taking(project, user, again)] : []]));
}

/** Asks once more before access is taken away. */
function taking(project, user, again) {
  const box = styled('span', 'line');
  const take = async () => {
    try {
      again((await ask(`projects/${project.number}/access/${encodeURIComponent(user.id)}`, 'DELETE')).message);
    } catch (error) {
      box.replaceChildren(failure(error.message));
    }
  };
  const offer = () => box.replaceChildren(button('Fratag', () => box.replaceChildren(
    button('Ja, fratag', take), ' ', button('Nej', offer))));
  offer();
  return box;
}

function giving(project, again) {
  const select = element('select', ...project.choices.map(person => {
    const option = element('option', person.name);
    option.value = person.id;
    return option;
  }));
  select.setAttribute('aria-label', `Person, der skal have adgang til projekt ${project.number}`);
  const box = styled('p', 'line', select, ' ', button('Giv adgang', async () => {
    try {
      again((await ask(`projects/${project.number}/access`, 'POST', { person: select.value })).message);
    } catch (error) {
      box.append(failure(error.message));
    }
  }));
  return project.choices.length ? box : styled('p', 'quiet', 'Alle i institutionen har adgang.');
}
