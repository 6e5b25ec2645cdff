import { h, number, s } from './dom.js';

const HEIGHT = 280;
const MARGIN = { top: 30, right: 18, bottom: 46, left: 52 };

/** Perplexity of each version on held-out text, against the frozen model's; lower is better. */
export function perplexityChart(versions, live, width) {
  const values = versions.flatMap((v) => [candidate(v), frozen(v)]).filter(Number.isFinite);
  if (values.length === 0) {
    return h('p', { class: 'soft' }, 'No version has a finite perplexity.');
  }
  const inner = { width: width - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
  const first = versions[0].version;
  const last = versions[versions.length - 1].version;
  const ticks = niceTicks(Math.min(...values), Math.max(...values));
  const low = ticks[0];
  const high = ticks[ticks.length - 1];
  const x = (version) => MARGIN.left + (last === first ? inner.width / 2 : ((version - first) / (last - first)) * inner.width);
  const y = (value) => MARGIN.top + (1 - (value - low) / (high - low)) * inner.height;
  const line = (of) => versions.filter((v) => Number.isFinite(of(v)))
    .map((v, i) => `${i ? 'L' : 'M'}${x(v.version).toFixed(1)} ${y(of(v)).toFixed(1)}`).join('');
  const radius = last - first > inner.width / 12 ? 3 : 5;

  return [legend(), s('svg', {
    class: 'chart', viewBox: `0 0 ${width} ${HEIGHT}`, height: HEIGHT, role: 'img',
    'aria-label': `Held-out perplexity of versions ${first} to ${last} against the frozen model; the table below has the numbers`,
  },
  ticks.map((tick) => [
    s('line', { class: 'grid', x1: MARGIN.left, x2: width - MARGIN.right, y1: y(tick), y2: y(tick) }),
    s('text', { class: 'tick', x: MARGIN.left - 8, y: y(tick) + 4, 'text-anchor': 'end' }, number(tick, tick % 1 ? 1 : 0)),
  ]),
  versionTicks(first, last, inner.width).map((v) =>
    s('text', { x: x(v), y: HEIGHT - 26, 'text-anchor': 'middle' }, `v${v}`)),
  s('text', { class: 'axis', x: 0, y: 12 }, 'perplexity'),
  s('text', { class: 'axis', x: width - MARGIN.right, y: HEIGHT - 6, 'text-anchor': 'end' }, 'version'),
  s('path', { class: 'frozen', d: line(frozen) }),
  s('path', { class: 'series', d: line(candidate) }),
  versions.filter((v) => Number.isFinite(candidate(v)))
    .map((v) => point(v, x(v.version), y(candidate(v)), v.version === live ? radius + 4 : 0, radius)))];
}

function candidate(version) {
  return version.verdict.candidatePerplexity;
}

function frozen(version) {
  return version.verdict.frozenPerplexity;
}

function legend() {
  const key = (name, ...marks) => h('span', {},
    s('svg', { width: 26, height: 20, viewBox: '0 0 26 20', 'aria-hidden': 'true' }, marks), name);
  const dot = (name, r) => s('circle', { class: name, cx: 13, cy: 10, r });
  return h('p', { class: 'legend chart small' },
    key('passed the gate', dot('passed', 5)), key('did not pass', dot('failed', 5)),
    key('live', dot('live', 9), dot('passed', 5)),
    key('frozen model', s('path', { class: 'frozen', d: 'M1 10H25' })));
}

function point(version, cx, cy, ring, r) {
  const { passed, candidatePerplexity, frozenPerplexity, reason } = version.verdict;
  return s('g', {},
    ring > 0 && s('circle', { class: 'live', cx, cy, r: ring }),
    ring > 0 && s('text', { class: 'series-label', x: cx, y: cy - 14, 'text-anchor': cx > 120 ? 'end' : 'start' }, 'live'),
    s('circle', { class: passed ? 'passed' : 'failed', cx, cy, r },
      s('title', {}, `version ${version.version}: ${number(candidatePerplexity, 2)}, frozen ${number(frozenPerplexity, 2)}\n${reason}`)));
}

function niceTicks(min, max) {
  const span = Math.max(max - min, Math.abs(max) * 0.02, 0.1);
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough);
  const ticks = [];
  for (let tick = Math.floor(min / step) * step; ; tick += step) {
    ticks.push(Number(tick.toPrecision(12)));
    if (tick >= max) {
      return ticks.length > 1 ? ticks : [...ticks, Number((tick + step).toPrecision(12))];
    }
  }
}

function versionTicks(first, last, width) {
  const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(2, Math.floor(width / 60))));
  const ticks = [];
  for (let version = first; version <= last; version += step) {
    ticks.push(version);
  }
  return ticks;
}
