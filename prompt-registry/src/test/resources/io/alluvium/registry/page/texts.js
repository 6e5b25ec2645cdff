// Every piece of text in sight, with the contrast between its colour and the ground under it (WCAG 2.2, 1.4.3).
() => {
  const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = parse(colour).slice(0, 3).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if ((parse(colour)[3] ?? 1) === 1) {
        return colour;
      }
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ''))
    .filter((element) => element.checkVisibility() && element.tagName !== 'title')
    .map((element) => {
      const style = getComputedStyle(element);
      const colour = element instanceof SVGElement ? style.fill : style.color;
      const [light, dark] = [luminance(colour), luminance(ground(element))].sort((a, b) => b - a);
      return { text: element.textContent.trim(), colour, ground: ground(element), contrast: (light + 0.05) / (dark + 0.05) };
    });
}
