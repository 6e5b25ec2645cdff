// What can be used on the page: each with its name in sight and its name for a screen reader.
() => [...document.querySelectorAll('a[href], button, input, textarea, select, summary, [tabindex]')]
  .filter((element) => element.checkVisibility())
  .map((element) => {
    const titled = document.getElementById(element.getAttribute('aria-labelledby'));
    const seen = (titled ?? element).innerText.trim();
    return { key: element.id || element.getAttribute('href'), seen, spoken: element.getAttribute('aria-label') ?? seen };
  })
