// Types of `sekisho`: the module's exports, and the script tag's `window.sekisho`, which has the same members save
// `init` and `run`.
//
// On a server every export is there and does nothing: promises resolve, what asks for a permission is told no.
//
// An answer given by a call takes effect once a policy is open and `sekisho-panel.js` and `sekisho-panel.wasm` (without
// WebAssembly `sekisho-panel.nowasm.js`) have been fetched; the event `choice` tells. If they cannot be had, everything
// stays held and nothing is recorded.

/** What the gate does with a request, a cookie or a storage key. */
export type Verdict = "pass" | "hold" | "ask";

/** Why it does so. Before a policy is open only the first two are there. */
export interface Explanation {
  verdict: Verdict;
  /** The reason's name, such as `refused_purpose`; `not_ready` before a policy is open. */
  reason: string;
  /** The number of the rule that decided, in the order of precedence. */
  rule?: number;
  /** The id of the service it is about. */
  service?: string | null;
  /** The id of the purpose that decided. */
  purpose?: string | null;
  /**
   * The id of the policy's clause it rests on: that of a promise, of a signal or of what is undeclared, where the
   * policy names one; else the purpose's, then the service's; what rests on the visitor's choice then has that of the
   * choices. Null if the policy names none.
   */
  clause?: string | null;
}

/** How the visitor chose. `none` before an answer. */
export type Mode = "none" | "allow_all" | "reject_all" | "notify" | "custom";

/** The choices as they stand. */
export interface Choices {
  /** Whether the visitor has answered the present revision of the policy. */
  asked: boolean;
  mode: Mode;
  /** Whether the browser sends Global Privacy Control and the policy heeds it. */
  gpc: boolean;
  /** The revision of the policy: year, month and day as one number, such as 20240710. */
  revision: number;
  /** When the answer was given, in seconds since 1970; 0 before. */
  time: number;
  /** The record's id, which later answers keep, also to a newer revision; null before the first. */
  record_id: string | null;
  /** The answer on each purpose; null where there is none of its own. */
  purposes: Record<string, boolean | null>;
  /** What is done with each service now. Under the signal a third party's passes only by a yes to itself. */
  services: Record<string, Verdict>;
}

/** Answers one by one. What is not named stays as it is. */
export interface Answers {
  purposes?: Record<string, boolean>;
  services?: Record<string, boolean>;
}

/** The record of the choice, for the visitor to keep. */
export interface Receipt extends Choices {
  /** The origin it was given to. */
  site: string;
  /** The language in which the notice is shown, as a tag. */
  language: string;
}

/** What was held, released or received: `url`, `cookie` or `key` says which, if any of them does. */
export interface Subject extends Explanation {
  /** What was asked for, as the page wrote it; null of markup whose mark alone decided. */
  url?: string | null;
  /**
   * By what means it was asked for, with `url`: 0 a script, 1 an image, 2 a frame, 3 a link, 4 sound, video or a track,
   * 5 a plug-in's object, 6 `fetch`, 7 `XMLHttpRequest`, 8 a beacon, 9 `WebSocket`, 10 `EventSource`, 11 CSS.
   */
  means?: number;
  /** The name of a cookie. */
  cookie?: string;
  /** The name of a storage key. */
  key?: string;
}

/** Whether it is news. */
export interface Told {
  /** It was told before, and the reason has changed since. */
  again: boolean;
  /** It has failed for good, as it would without a network: the visitor refuses it. */
  dropped: boolean;
}

/** What is shown. */
export type View = "notice" | "details" | "prompt" | "withdrawn";

/** The details of the events, which are dispatched on `window` as `sekisho:` and the type. */
export interface Events {
  /** A policy is open and what was stored has been read. */
  ready: Choices;
  /** The visitor has chosen. */
  choice: Choices & {
    how: Exclude<Mode, "none"> | "prompt" | "withdrawn";
    /** Names of cookies that should be gone and that scripts still see. */
    left: string[];
  };
  /**
   * With the verdict `pass` it was let through and is only told: nobody declared it, and the policy reports that, once
   * the panel is there; or the script is the one that only reports.
   */
  held: Subject & Told;
  released: Subject & Told;
  /**
   * A cookie of this site that may not pass has appeared all the same, such as one set by a response. Told once the
   * panel is there, by browsers that have `cookieStore`.
   */
  received: Subject;
  show: { view: View };
  hide: { view: View };
}

declare global {
  interface WindowEventMap extends EventsOnWindow {}
  interface Window {
    /** What the script tag puts there; the module does not. Before the tag an array of calls may stand here. */
    get sekisho(): Sekisho;
    set sekisho(calls: Call[]);
  }
}

type EventsOnWindow = { [Type in keyof Events as `sekisho:${Type}`]: CustomEvent<Events[Type]> };

/** A policy as `sekisho build -o policy.sks` compiles it, its JSON as text or as an object, or where either is. */
export type PolicySource = Uint8Array | string | URL | object;

export interface Options {
  /**
   * Without it, the page's `<script type="application/json" data-sks-policy>`. What is JSON is compiled on the page,
   * for which `sekisho-compiler.wasm` is fetched, and kept in `localStorage` once the visitor has answered; a script
   * of the page can replace it there. Compiled bytes, or their address, are not kept.
   */
  policy?: PolicySource;
  /**
   * Puts a Content-Security-Policy of what passes into the head; a grant then reloads the page once. A module runs when
   * the page is parsed, so what came before is not covered: the script tag with a policy baked in is the stronger choice.
   */
  enforce?: "strict";
  /** The language to show, such as `ja`; otherwise the page's, the browser's, the policy's first. */
  lang?: string;
  /** The site shows the notice itself, by `show()`. */
  manual?: boolean;
  /**
   * Where the service worker is that `sekisho build` makes, such as `/sekisho-sw.js`, or a worker of the site's own that
   * imports it: registered a second after a policy is open, it gates from the next page on. Where workers cannot read
   * cookies there is none.
   */
  worker?: string;
}

/** What `init` returns. For the first caller it is the capability to grant without an event: keep it from others. */
export interface Keeper {
  /** Allows all. A caller who was not the first passes the visitor's event, as with the export. */
  allowAll(event?: Event): boolean;
  /** Chooses one by one, likewise. */
  choose(answers: Answers, event?: Event): Promise<boolean>;
  /**
   * Takes what is shown off the page. Of the first caller's it also lets the next call of `init` be the first. The
   * policy stays open: what is held stays held, and what may pass passes.
   */
  destroy(): void;
}

/**
 * Opens a policy, and returns at once, which is no promise: `ready` says when it is open. Importing the module has put
 * the hooks in; until a policy is open everything that leaves the site is held. Called again, while the first caller
 * has not destroyed what it got, it opens nothing and shows what is due; on a server it does nothing.
 */
export declare function init(options?: Options): Keeper;
/** The same as `init`. */
export declare const run: typeof init;

/**
 * Resolves once a policy is open and what was stored has been read. A page whose policy cannot be opened waits for
 * ever. On a server it resolves at once, so that what is rendered there can wait for it; nothing is open there.
 */
export declare const ready: Promise<void>;
/** The choices as they stand; null before a policy is open, and so on a server. */
export declare function choices(): Choices | null;
/** Whether a service or a purpose, by its id, may pass now. */
export declare function can(id: string): boolean;
/** What would be done with a request to `url`, and why. Throws a `TypeError` if it is no URL. */
export declare function explain(url: string | URL): Explanation;

/**
 * Allows all. `event` is the visitor's own: a click, keydown, mouseup, pointerup or touchend that no script made, not
 * older than five seconds, on whatever part of the page. Without one nothing happens and it returns false; true means
 * that the answer is under way.
 */
export declare function allowAll(event: Event): boolean;
/** Rejects all. True: the answer is under way, and waits for a policy if need be. */
export declare function rejectAll(): boolean;
/**
 * "Notify me when cookies are received": each service is asked about before it runs, save what was refused one by one.
 * After a refusal, or a choice one by one, it takes the visitor's event, as `allowAll` does; without one it then
 * returns false.
 */
export declare function notifyMe(event?: Event): boolean;
/**
 * Chooses one by one. What grants takes the visitor's event, as with `allowAll`; without one nothing is chosen and it
 * resolves to false. True means that the answer is under way. Rejects if the panel cannot be fetched.
 */
export declare function choose(answers: Answers, event?: Event): Promise<boolean>;
/**
 * Takes every grant back, and erases the declared cookies and keys that this page can see. What already runs is told
 * to stop where the policy says how; a reload, which is offered, ends the rest.
 */
export declare function withdraw(): boolean;

/**
 * Shows the first layer, or with `"details"` purposes and services, and resolves once it is there. Rejects if the
 * details cannot be fetched.
 */
export declare function show(panel?: "details"): Promise<void>;
/** Hides what is shown. Nothing is chosen by it. */
export declare function hide(): void;
/** The record of the choice, as a plain object; null before an answer. */
export declare function receipt(): Receipt | null;
/** Changes the language of what is shown. */
export declare function setLanguage(tag: string): void;
/** Calls `act` with the detail of every event of a type; returns what ends it. */
export declare function on<Type extends keyof Events>(type: Type, act: (detail: Events[Type]) => void): () => void;
/** Takes what is shown off the page. What is held stays held, and the policy and the hooks stay. */
export declare function destroy(): void;

/** A function of the script tag's that can be called before the tag is there. */
type Callable = Exclude<keyof Sekisho, "ready" | "on">;
/** A call made before the script tag: its name and what it is given, as in `["setLanguage", "ja"]`. */
export type Call =
  | { [Name in Callable]: [name: Name, ...given: Parameters<Sekisho[Name]>] }[Callable]
  | { [Type in keyof Events]: [name: "on", type: Type, act: (detail: Events[Type]) => void] }[keyof Events];

/** The script tag's `window.sekisho`. */
export interface Sekisho {
  readonly ready: typeof ready;
  readonly choices: typeof choices;
  readonly can: typeof can;
  readonly explain: typeof explain;
  readonly allowAll: typeof allowAll;
  readonly rejectAll: typeof rejectAll;
  readonly notifyMe: typeof notifyMe;
  readonly choose: typeof choose;
  readonly withdraw: typeof withdraw;
  readonly show: typeof show;
  readonly hide: typeof hide;
  readonly receipt: typeof receipt;
  readonly setLanguage: typeof setLanguage;
  readonly on: typeof on;
  readonly destroy: typeof destroy;
}
