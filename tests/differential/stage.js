// Where nodes are put for a probe, and taken away again after it.

/** Calls `act` with an element on the page that is gone afterwards. */
export async function staged(act, tag = "div") {
  const stage = document.createElement(tag);
  document.body.append(stage);
  try {
    return await act(stage);
  } finally {
    stage.remove();
  }
}

/** An element with these attributes. */
export function made(tag, attributes = {}) {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  return element;
}
