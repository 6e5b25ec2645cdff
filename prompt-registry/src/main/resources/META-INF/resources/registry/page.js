import { listen, move, read } from './api.js';
import { aliasVersion, domainLink, domainPage } from './domain.js';
import { h } from './dom.js';

const nav = document.querySelector('#domains');
const place = document.querySelector('#domain');
const connection = document.querySelector('#connection');
const dialog = document.querySelector('#move');
let shown = null;
let due = false;

/** Reads all that is shown and shows it; several events at once lead to one reading. */
function refresh() {
  if (!due) {
    due = true;
    setTimeout(async () => {
      due = false;
      try {
        await show();
      } catch (failure) {
        place.replaceChildren(h('p', { class: 'card' }, failure.message));
        setTimeout(refresh, 3000);
      }
    }, 150);
  }
}

async function show() {
  const domains = await read('v1/prompts');
  const wanted = decodeURIComponent(location.hash.slice(1));
  const domain = domains.find((each) => each.domain === wanted) ?? domains[0];
  const before = shown?.domain.domain;
  nav.replaceChildren(...domains.map((each) => domainLink(each, each === domain)));
  if (domain && domain.domain !== before) {
    nav.scrollLeft = nav.querySelector('[aria-current]').offsetLeft - nav.offsetLeft;
  }
  if (!domain) {
    place.replaceChildren(h('p', { class: 'card' }, 'No domain has learned anything yet. Send records: POST /v1/domains/{domain}/records'));
    return;
  }
  const path = `v1/prompts/${encodeURIComponent(domain.domain)}`;
  const [versions, history, fleet] = await Promise.all([read(`${path}/versions`), read(`${path}/history`), read('v1/fleet')]);
  shown = { domain, versions, history, fleet: fleet.filter((worker) => worker.domain === domain.domain) };
  draw();
}

function draw() {
  if (shown) {
    const scrolled = [...place.querySelectorAll('.scroll')].map((each) => each.scrollTop);
    place.replaceChildren(...domainPage(shown, Math.max(280, place.clientWidth - 34), ask));
    place.querySelectorAll('.scroll').forEach((each, index) => { each.scrollTop = scrolled[index] ?? 0; });
  }
}

/** Asks why, and moves the alias from where this page shows it to be. */
function ask(alias, version) {
  const { domain } = shown;
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
  form.elements.reason.value = '';
  form.elements.actor.value = localStorage.getItem('actor') ?? '';
  error.textContent = '';
  form.querySelector('[value=cancel]').onclick = () => dialog.close();
  form.onsubmit = async (event) => {
    event.preventDefault();
    localStorage.setItem('actor', form.elements.actor.value);
    try {
      await move(domain.domain, alias, current, { version: version.version, reason: form.elements.reason.value, actor: form.elements.actor.value, force });
      dialog.close();
      refresh();
    } catch (failure) {
      error.textContent = failure.message;
    }
  };
  dialog.showModal();
}

listen(refresh, (state) => {
  connection.dataset.state = state;
  connection.textContent = state === 'live' ? 'live' : 'reconnecting';
});
addEventListener('hashchange', refresh);
addEventListener('resize', draw);
refresh();
