// A site that uses every export, as the compiler sees it. Lines after `@ts-expect-error` must be refused.

import {
  allowAll, can, choices, choose, destroy, explain, hide, init, notifyMe, on, ready, receipt, rejectAll, run,
  setLanguage, show, withdraw,
} from "sekisho";
import type { Answers, Call, Choices, Events, Explanation, Keeper, Mode, Options, Receipt, Sekisho, Verdict, View } from "sekisho";

// Opening a policy.
const options: Options = { policy: new URL("https://site.example/policy.sks"), lang: "ja", manual: true, worker: "/sekisho-sw.js" };
const keeper: Keeper = init(options);
run();
init({ policy: new Uint8Array([83]) });
init({ policy: { sekisho: 1 } });
// @ts-expect-error A number is no policy.
init({ policy: 1 });
// @ts-expect-error It is called `lang`.
init({ language: "ja" });
const mayAllow: boolean = keeper.allowAll();
const chosen: Promise<boolean> = keeper.choose({ services: { counter: true } });
keeper.destroy();
// @ts-expect-error What `init` returns is there at once and is no promise.
init(options).then(() => {});

// Asking.
const opened: Promise<void> = ready;
const allowed: boolean = can("statistics");
const why: Explanation = explain(new URL("https://tracker.example/"));
const verdict: Verdict = why.verdict;
// @ts-expect-error Before a policy is open there is no rule.
const rule: number = why.rule;
// @ts-expect-error A verdict is one of three words.
const isBlocked = verdict === "block";
// @ts-expect-error Before a policy is open there are no choices.
choices().mode;
const now: Choices | null = choices();
const mode: Mode | undefined = now?.mode;
const answer: boolean | null | undefined = now?.purposes.statistics;
const kept: Receipt | null = receipt();
const site: string | undefined = kept?.site;
// @ts-expect-error There is one format.
receipt("json");

// Choosing.
document.addEventListener("click", (event) => {
  const isAllowed: boolean = allowAll(event);
  const isChosen: Promise<boolean> = choose({ purposes: { statistics: isAllowed } }, event);
});
// @ts-expect-error To allow all takes the visitor's event.
allowAll();
// @ts-expect-error An answer is yes or no.
choose({ purposes: { statistics: "yes" } });
const answers: Answers = { purposes: { statistics: false } };
const done: boolean[] = [rejectAll(), notifyMe(), withdraw()];

// Showing.
const shown: Promise<void> = show("details");
// @ts-expect-error There is no such panel.
show("settings");
setLanguage("en");
hide();
destroy();

// Hearing.
const off: () => void = on("choice", ({ how, left, services }) => {
  const way: Mode | "prompt" | "withdrawn" = how;
  const names: string[] = left;
  const what: Verdict | undefined = services.counter;
});
off();
on("held", ({ url, cookie, key, again, dropped, reason }) => [url ?? cookie ?? key, again || dropped, reason]);
// @ts-expect-error There is no such event.
on("hold", () => {});
// @ts-expect-error A thing that was received is no news of a choice.
on("received", ({ how }) => how);
window.addEventListener("sekisho:show", ({ detail }) => {
  const view: View = detail.view;
});
const type: keyof Events = "released";

// The script tag's global, and calls made before it is there.
const calls: Call[] = [["on", "choice", (detail: Choices) => detail.mode], ["setLanguage", "ja"]];
window.sekisho = calls;
calls.push(["show", "details"]);
// @ts-expect-error No language is given.
calls.push(["setLanguage"]);
// @ts-expect-error A promise cannot be called.
calls.push(["ready"]);
const tag: Sekisho = window.sekisho;
tag.ready.then(() => window.sekisho.show());
// @ts-expect-error The script tag finds its policy itself.
window.sekisho.init();
// @ts-expect-error Nobody replaces a function of it.
window.sekisho.can = () => true;

export {
  allowed, answer, answers, chosen, done, isBlocked, kept, mayAllow, mode, opened, rule, shown, site, type,
};
