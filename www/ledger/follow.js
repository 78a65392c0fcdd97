// Follows the collector over the page's own origin, which the gate lets pass.

/** Calls `reached`, `gate` and `reset` as the demo's server tells of them. */
export function follow({ reached, gate, reset }) {
  let stream;
  const connect = () => {
    stream = new EventSource('/_collector/stream');
    // A stream begins with the whole past, after every break as well.
    stream.addEventListener('open', reset);
    stream.addEventListener('reset', reset);
    stream.addEventListener('reached', (event) => reached(JSON.parse(event.data)));
    stream.addEventListener('gate', (event) => gate(JSON.parse(event.data)));
  };
  // A browser opens few connections to a host; a page out of sight gives its own back.
  document.addEventListener('visibilitychange', () => {
    stream.close();
    if (!document.hidden) connect();
  });
  connect();
}
