// What the pages of tests/pages/release are given, before any other script runs.

{
  const { performance, Promise, Error, JSON, setTimeout } = window;
  const now = performance.now.bind(performance);
  const stringify = JSON.stringify.bind(JSON);
  const pause = () => new Promise((done) => setTimeout(done, 20));

  /** Polls a condition until it holds. */
  window.until = async (condition) => {
    for (const end = now() + 10_000; !(await condition()); await pause()) {
      if (now() > end) throw new Error(`never: ${condition}`);
    }
  };

  /** Complains if two values are not the same. */
  window.equal = (found, expected) => {
    if (stringify(found) !== stringify(expected)) throw new Error(`${stringify(found)} is not ${stringify(expected)}`);
  };

  /** Has the test answer as the visitor, and waits for it. */
  window.answer = (wanted) => new Promise((done) => {
    window.addEventListener("sekisho:choice", done, { once: true });
    window.wanted = wanted;
  });

  /** Runs one of the page's checks, and leaves what was wrong in `outcome`. */
  window.check = async (name) => {
    window.outcome = null;
    try {
      await window[name]?.();
      window.outcome = "";
    } catch (error) {
      window.outcome = `${error}`;
    }
  };
}
