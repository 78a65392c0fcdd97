// By which means a request is made, by the core's numbers.

const FETCH = 6;
const BEACON = 8;
const OTHER = 12;
const MEANS = {
  __proto__: null,
  script: 0, worker: 0, sharedworker: 0, audioworklet: 0, paintworklet: 0, image: 1, iframe: 2, frame: 2, style: 3, manifest: 3,
  xslt: 3, audio: 4, video: 4, track: 4, object: 5, embed: 5, font: 11,
};

/** What is fetched by a script has no destination; a URL in a style sheet has that of what it is for. */
export const meansOf = ({ destination, keepalive }) =>
  MEANS[destination] ?? (destination ? OTHER : keepalive ? BEACON : FETCH);
