// What has the focus, and whether one can see that it has.
() => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return [{ key: element.id || element.getAttribute('href'), outlined: outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 }];
}
