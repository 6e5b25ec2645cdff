import { move } from './api.js';
import { aliasVersion, pinned } from './domain.js';

const dialog = document.querySelector('#move');

/** Asks why, and moves the alias from where the page shows it to be; onMoved is called when it has moved. */
export function ask(domain, alias, version, onMoved) {
  const current = aliasVersion(domain, alias);
  const force = !version.verdict.passed;
  const form = dialog.querySelector('form');
  const error = dialog.querySelector('#move-error');
  const back = current !== null && version.version < current;
  dialog.querySelector('#move-title').textContent = `${back ? 'Roll back' : 'Promote'} ${domain.domain} to version ${version.version}`;
  dialog.querySelector('#move-note').textContent = force
    ? `The gate did not pass this version: ${version.verdict.reason}. Moving it to ${alias} overrides the gate; the history keeps your reason.`
    : `${alias} names ${current === null ? 'nothing' : `version ${current}`} now. Workers swap as soon as it moves.`;
  form.querySelector('[value=move]').textContent = force ? 'Override and move' : 'Move';
  form.elements.pin.checked = back || pinned(domain, alias);
  form.elements.reason.value = '';
  form.elements.actor.value = localStorage.getItem('actor') ?? '';
  error.textContent = '';
  form.querySelector('[value=cancel]').onclick = () => dialog.close();
  // The button that opened the dialog may have been drawn anew meanwhile.
  dialog.onclose = () => document.getElementById(`move-${version.version}`)?.focus();
  form.onsubmit = async (event) => {
    event.preventDefault();
    localStorage.setItem('actor', form.elements.actor.value);
    try {
      await move(domain.domain, alias, current, { version: version.version, reason: form.elements.reason.value, actor: form.elements.actor.value, force, pin: form.elements.pin.checked });
      dialog.onclose = () => document.getElementById(`files-${version.version}`)?.focus();
      dialog.close();
      onMoved();
    } catch (failure) {
      error.textContent = failure.message;
    }
  };
  dialog.showModal();
}
