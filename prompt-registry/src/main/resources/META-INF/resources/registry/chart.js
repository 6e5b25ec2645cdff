import { number, s } from './dom.js';

const HEIGHT = 260;
const MARGIN = { top: 26, right: 18, bottom: 34, left: 46 };

/** Perplexity of each version on held-out text, against the frozen model's; lower is better. */
export function perplexityChart(versions, live, width) {
  const inner = { width: width - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
  const first = versions[0].version;
  const last = versions[versions.length - 1].version;
  const values = versions.flatMap((v) => [v.verdict.candidatePerplexity, v.verdict.frozenPerplexity]).filter(Number.isFinite);
  const ticks = niceTicks(Math.min(...values), Math.max(...values));
  const low = ticks[0];
  const high = ticks[ticks.length - 1];
  const x = (version) => MARGIN.left + (last === first ? inner.width / 2 : ((version - first) / (last - first)) * inner.width);
  const y = (value) => MARGIN.top + (1 - (value - low) / (high - low)) * inner.height;
  const line = (of) => versions.map((v, i) => `${i ? 'L' : 'M'}${x(v.version).toFixed(1)} ${y(of(v)).toFixed(1)}`).join('');

  return s('svg', {
    class: 'chart', viewBox: `0 0 ${width} ${HEIGHT}`, height: HEIGHT, role: 'img',
    'aria-label': `Held-out perplexity of versions ${first} to ${last} against the frozen model`,
  },
  ticks.map((tick) => [
    s('line', { class: 'grid', x1: MARGIN.left, x2: width - MARGIN.right, y1: y(tick), y2: y(tick) }),
    s('text', { x: MARGIN.left - 8, y: y(tick) + 4, 'text-anchor': 'end' }, number(tick, tick % 1 ? 1 : 0)),
  ]),
  versionTicks(first, last, inner.width).map((v) =>
    s('text', { x: x(v), y: HEIGHT - 14, 'text-anchor': 'middle' }, `v${v}`)),
  s('path', { class: 'frozen', d: line((v) => v.verdict.frozenPerplexity) }),
  s('path', { class: 'series', d: line((v) => v.verdict.candidatePerplexity) }),
  s('text', { class: 'frozen-label', x: MARGIN.left, y: 14 }, '\u2505 frozen model'),
  s('text', { class: 'series-label', x: MARGIN.left + 120, y: 14 }, '\u25cf passed  \u25cb not passed'),
  versions.map((v) => point(v, x(v.version), y(v.verdict.candidatePerplexity), v.version === live)));
}

function point(version, cx, cy, isLive) {
  const { passed, candidatePerplexity, frozenPerplexity, reason } = version.verdict;
  return s('g', {},
    isLive && s('circle', { class: 'live', cx, cy, r: 9 }),
    isLive && s('text', { class: 'series-label', x: cx, y: cy - 14, 'text-anchor': cx > 120 ? 'end' : 'start' }, 'live'),
    s('circle', { class: passed ? 'passed' : 'failed', cx, cy, r: 5 },
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
