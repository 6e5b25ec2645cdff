/** The registry's REST, as the page needs it. */

/** Reads JSON; a problem becomes an Error with its detail. */
export async function read(path) {
  return body(await send(path, { headers: { Accept: 'application/json' } }));
}

/** Moves an alias from the version that the page shows; current is null where the alias names nothing. */
export async function move(domain, alias, current, wish) {
  const believed = current === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${current}"` };
  return body(
    await send(`v1/prompts/${encodeURIComponent(domain)}/aliases/${encodeURIComponent(alias)}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', ...believed },
      body: JSON.stringify(wish),
    }),
  );
}

/** Listens to events; the browser goes on from the last one by itself after a break. */
export function listen(onEvent, onState) {
  const source = new EventSource('v1/events');
  source.onopen = () => onState('live');
  source.onerror = () => {
    onState('waiting');
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => listen(onEvent, onState), 3000);
    }
  };
  for (const type of ['hello', 'version', 'alias', 'retirement', 'tag', 'worker', 'progress']) {
    source.addEventListener(type, (event) => onEvent(type, JSON.parse(event.data)));
  }
}

async function send(path, request) {
  try {
    return await fetch(path, request);
  } catch (unreachable) {
    throw new Error('it does not answer', { cause: unreachable });
  }
}

async function body(response) {
  if (response.ok) {
    return response.json();
  }
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail ?? `the registry answered ${response.status}`);
}
