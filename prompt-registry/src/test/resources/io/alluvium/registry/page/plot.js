// The points of the plot, with the perplexity that each has by the labels of its axis.
() => {
  const chart = document.querySelector('svg[role=img]');
  const lines = [...chart.querySelectorAll('.grid')].map((line) => Number(line.getAttribute('y1')));
  const labels = [...chart.querySelectorAll('.tick')].map((tick) => Number(tick.textContent.replace(/,/g, '')));
  const last = lines.length - 1;
  const value = (y) => labels[0] + ((y - lines[0]) / (lines[last] - lines[0])) * (labels[last] - labels[0]);
  return [...chart.querySelectorAll('circle.passed, circle.failed')].map((point) => ({
    name: point.textContent.split('\n')[0],
    passed: point.classList.contains('passed'),
    live: point.parentElement.querySelector('circle.live') !== null,
    x: Number(point.getAttribute('cx')),
    y: Number(point.getAttribute('cy')),
    perplexity: value(Number(point.getAttribute('cy'))),
  }));
}
