import { listen, read } from './api.js';
import { aliasVersion, domainLink, domainPage } from './domain.js';
import { h, replace } from './dom.js';
import { ask } from './move.js';

const nav = document.querySelector('#domains');
const place = document.querySelector('#domain');
const connection = document.querySelector('#connection');
const trouble = document.querySelector('#trouble');
let shown = null;
let readAt = null;
let wanted = false;
let reading = false;

/** Reads all that is shown and shows it; events that come together, or while it reads, lead to one more reading. */
async function refresh() {
  wanted = true;
  if (reading) {
    return;
  }
  reading = true;
  while (wanted) {
    await pause(150);
    wanted = false;
    try {
      await show();
      readAt = new Date();
      say('');
    } catch (failure) {
      const old = readAt ? `What you see is from ${readAt.toLocaleTimeString('en-GB')}. ` : '';
      say(`The registry cannot be read: ${failure.message}. ${old}Trying again.`);
      wanted = true;
      await pause(2000);
    }
  }
  reading = false;
}

async function show() {
  const domains = await read('v1/prompts');
  const domain = domains.find((each) => `#${encodeURIComponent(each.domain)}` === location.hash) ?? domains[0];
  const before = shown?.domain.domain;
  const next = domain && await details(domain);
  replace(nav, domains.map((each) => domainLink(each, each === domain)));
  if (!domain) {
    shown = null;
    place.replaceChildren(h('p', { class: 'card' },
      'No domain has learned anything yet. Send texts: ', h('code', {}, './alluvium produce --domain NAME texts.jsonl')));
    return;
  }
  shown = next;
  draw();
  if (domain.domain !== before) {
    nav.scrollLeft = nav.querySelector('[aria-current]').offsetLeft - nav.offsetLeft;
    document.title = `${domain.domain}, Alluvium prompt registry`;
  }
}

/** What is shown of a domain; the live version too where it is older than the versions listed. */
async function details(domain) {
  const path = `v1/prompts/${encodeURIComponent(domain.domain)}`;
  const live = aliasVersion(domain, 'live');
  const [versions, history, fleet, liveVersion] = await Promise.all(
    [read(`${path}/versions`), read(`${path}/history`), read('v1/fleet'), live && read(`${path}/versions/${live}`)]);
  return { domain, versions, history, liveVersion, fleet: fleet.filter((worker) => worker.domain === domain.domain) };
}

function draw() {
  if (shown) {
    const { domain } = shown;
    replace(place, domainPage(shown, Math.max(280, place.clientWidth - 34), (alias, version) => ask(domain, alias, version, refresh)));
  }
}

/** Says it once: a screen reader reads out whatever is set anew. */
function say(text) {
  if (trouble.textContent !== text) {
    trouble.textContent = text;
  }
}

function pause(millis) {
  return new Promise((done) => { setTimeout(done, millis); });
}

listen(refresh, (state) => {
  connection.dataset.state = state;
  connection.textContent = state === 'live' ? 'connected' : 'connection lost';
  refresh();
});
addEventListener('hashchange', refresh);
addEventListener('resize', draw);
refresh();
