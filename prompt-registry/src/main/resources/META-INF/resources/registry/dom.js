/** Small helpers to make elements; text is always set as text. */

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an HTML element. */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** Makes an SVG element. */
export function s(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Replaces what a place holds; the focus and what was scrolled stay where an element of the same id comes again. */
export function replace(place, children) {
  const focused = place.contains(document.activeElement) ? document.activeElement.id : '';
  const scrolled = [...place.querySelectorAll('.scroll')].map((each) => [each.id, each.scrollTop]);
  place.replaceChildren(...children);
  for (const [id, top] of scrolled) {
    const again = document.getElementById(id);
    if (again) {
      again.scrollTop = top;
    }
  }
  if (focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

/** A number for people; learning that ran away has none. */
export function number(value, digits = 0) {
  return Number.isFinite(value)
    ? value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    : value === 'Infinity' ? '\u221e' : 'none';
}

/** A change from one value to another in per cent, with its sign. */
export function change(from, to) {
  const percent = (to / from - 1) * 100;
  if (!Number.isFinite(percent)) {
    return 'none';
  }
  return `${percent > 0 ? '+' : percent < 0 ? '\u2212' : ''}${number(Math.abs(percent), 1)}%`;
}

/** A time for people, in their own zone. */
export function time(text) {
  return h('time', { datetime: text, title: text }, new Date(text).toLocaleString('en-GB', {
    month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }));
}
