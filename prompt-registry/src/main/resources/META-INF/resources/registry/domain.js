import { perplexityChart } from './chart.js';
import { change, h, number, time } from './dom.js';

/** The list of domains. */
export function domainLink(domain, chosen) {
  const live = aliasVersion(domain, 'live');
  const newest = domain.newest;
  return h('a', { id: `to-${domain.domain}`, href: `#${encodeURIComponent(domain.domain)}`, 'aria-current': chosen ? 'true' : null },
    h('span', { class: 'row' },
      h('strong', {}, domain.domain),
      live === null ? h('span', { class: 'tag plain' }, 'nothing live') : h('span', { class: 'tag good' }, `live v${live}`)),
    h('span', { class: 'soft small' }, newest
      ? `${domain.versions} ${domain.versions === 1 ? 'version' : 'versions'}, newest ${change(newest.frozenPerplexity, newest.candidatePerplexity)} perplexity`
      : 'learning, no version yet'));
}

/** All that is shown of one domain; onMove(alias, version) opens the dialog. */
export function domainPage(data, width, onMove) {
  const { domain, versions, history, liveVersion, fleet } = data;
  const live = aliasVersion(domain, 'live');
  return [
    summary(domain, versions, liveVersion),
    versions.length > 0 && h('section', { class: 'card' },
      h('h3', {}, 'Held-out perplexity by version (lower is better)'),
      perplexityChart([...versions].reverse(), live, width)),
    versions.length > 0 && h('section', { class: 'card' },
      h('h3', { id: 'versions-title' }, versions.length < domain.versions ? `Versions, the newest ${versions.length} of ${domain.versions}` : 'Versions'),
      scroll('versions', versionTable(domain, versions, live, onMove))),
    h('div', { class: 'two' },
      h('section', { class: 'card' }, h('h3', { id: 'history-title' }, 'Who moved what, and why'),
        scroll('history', historyList(history))),
      h('section', { class: 'card' }, h('h3', {}, 'Workers'), fleetTable(fleet))),
  ].filter(Boolean);
}

/** A part that scrolls by itself, with the keyboard too; its title has the id `NAME-title`. */
function scroll(name, content) {
  return h('div', { id: name, class: 'scroll', tabindex: 0, role: 'region', 'aria-labelledby': `${name}-title` }, content);
}

/** The version that an alias of the domain names, or null. */
export function aliasVersion(domain, alias) {
  return domain.aliases.find((each) => each.alias === alias)?.version ?? null;
}

/** Whether the registry itself leaves an alias where it is. */
export function pinned(domain, alias) {
  return domain.aliases.some((each) => each.alias === alias && each.pinned);
}

function summary(domain, versions, live) {
  const verdict = live?.verdict;
  const progress = domain.progress;
  const since = domain.aliases.find((each) => each.alias === 'live');
  return h('section', { class: 'card' },
    h('div', { class: 'head' }, h('h2', {}, domain.domain),
      h('span', {}, domain.aliases.map((alias) => [h('span', { class: 'tag plain' }, `${alias.alias} \u2192 v${alias.version}${alias.pinned ? ', pinned' : ''}`), ' ']))),
    h('dl', { class: 'numbers' },
      figure('Live version', live ? `v${live.version}` : 'none', [`of ${domain.versions}`, since && [', since ', time(since.movedAt)]]),
      figure('Perplexity, live', verdict ? number(verdict.candidatePerplexity, 1) : 'none',
        verdict ? `${change(verdict.frozenPerplexity, verdict.candidatePerplexity)} against frozen ${number(verdict.frozenPerplexity, 1)}` : 'nothing is live'),
      figure('Records learned', number(progress?.trainedRecords ?? versions[0]?.examples.trainedRecords ?? 0),
        progress ? `${number(progress.pendingRecords)} waiting, ${number(progress.heldOutRecords)} held out` : ''),
      figure('Regimes', number(progress?.regimes ?? versions[0]?.verdict.scores.length ?? 0),
        progress ? `drifts seen: ${number(progress.driftsDetected)}` : '')));
}

function figure(name, value, note) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value, h('small', {}, note)));
}

function versionTable(domain, versions, live, onMove) {
  const row = (version) => {
    const { verdict } = version;
    const isLive = version.version === live;
    const label = !verdict.passed ? 'Force' : version.version < (live ?? 0) ? 'Roll back' : 'Promote';
    return h('tr', { class: isLive ? 'chosen' : null },
      h('td', {}, h('strong', {}, `v${version.version}`), ' ', isLive && h('span', { class: 'tag good' }, 'live')),
      h('td', {}, h('span', { class: `tag ${verdict.passed ? 'good' : 'bad'}` }, verdict.passed ? 'passed' : 'not passed')),
      h('td', { class: 'number', 'data-label': 'perplexity' }, number(verdict.candidatePerplexity, 1)),
      h('td', { class: 'number', 'data-label': 'vs frozen' }, change(verdict.frozenPerplexity, verdict.candidatePerplexity)),
      h('td', { class: 'wide small' }, verdict.reason),
      h('td', { class: 'small', title: version.digest }, time(version.createdAt), h('br'),
        h('a', { id: `files-${version.version}`, href: `v1/prompts/${encodeURIComponent(version.domain)}/versions/${version.version}/peft`, download: '' },
          `PEFT files of v${version.version}`), ' ', h('span', { class: 'mono soft' }, version.digest.slice(0, 10))),
      h('td', { class: 'act' }, !isLive && h('button', {
        id: `move-${version.version}`, class: verdict.passed ? null : 'danger', onclick: () => onMove('live', version),
        'aria-label': `${label} ${domain.domain} version ${version.version}`,
      }, label)));
  };
  return h('table', { class: 'stack' },
    h('thead', {}, h('tr', {}, h('th', {}, 'Version'), h('th', {}, 'Gate'), h('th', { class: 'number' }, 'Perplexity'),
      h('th', { class: 'number' }, 'vs frozen'), h('th', {}, 'Why'), h('th', {}, 'Learned up to, files'), h('th', {}, h('span', { class: 'hidden' }, 'Action')))),
    h('tbody', {}, versions.map(row)));
}

function historyList(history) {
  if (history.length === 0) {
    return h('p', { class: 'soft' }, 'Nothing moved yet.');
  }
  return h('ul', { class: 'history' }, history.map((entry) => h('li', {},
    h('div', { class: 'head' },
      h('span', {}, ...headline(entry), ' ',
        entry.status === 'REFUSED' && h('span', { class: 'tag bad' }, 'refused'),
        entry.forced && h('span', { class: 'tag bad' }, 'forced')),
      h('span', { class: 'soft small' }, time(entry.at))),
    h('div', { class: 'soft small' }, `${entry.automatic ? 'automatic' : entry.actor}: ${entry.refusal ?? entry.reason}`))));
}

/** What an entry of the history is about. */
function headline(entry) {
  if (entry.kind === 'retirement') {
    return [h('strong', {}, entry.retired ? 'retired' : 'restored'), ` v${entry.version}`];
  }
  if (entry.kind === 'tag') {
    return [h('strong', {}, 'tag'), ` v${entry.version} ${entry.tag}${entry.value === undefined ? ' removed' : `: ${entry.value}`}`];
  }
  return [h('strong', {}, entry.alias), ` ${entry.fromVersion ? `v${entry.fromVersion}` : 'nothing'} \u2192 v${entry.toVersion}`,
    entry.pinned ? ', pinned' : ''];
}

function fleetTable(fleet) {
  if (fleet.length === 0) {
    return h('p', { class: 'soft' }, 'No worker serves this domain.');
  }
  return h('table', {},
    h('thead', {}, h('tr', {}, h('th', {}, 'Worker'), h('th', {}, 'Alias'), h('th', {}, 'Serves'), h('th', { class: 'number' }, 'Swap'))),
    h('tbody', {}, fleet.map((worker) => h('tr', {},
      h('td', {}, worker.workerId),
      h('td', {}, worker.alias),
      h('td', {}, h('span', { class: `tag ${worker.status === 'SERVING' ? 'good' : 'bad'}`, title: worker.error }, worker.status === 'SERVING' ? `v${worker.version}` : `v${worker.version} failed`)),
      h('td', { class: 'number' }, `${number(worker.swapMillis, 1)} ms`)))));
}
