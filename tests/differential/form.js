// Forms that are sent to the page's own host, into a frame.

import { event } from "./moment.js";
import { probe } from "./probe.js";
import { made, staged } from "./stage.js";
import { attempt, property } from "./told.js";

/** A form that targets a frame beside it. */
const formed = (attributes, act) => staged(async (stage) => {
  const frame = made("iframe", { name: "toldForm" });
  stage.append(frame);
  const form = made("form", { action: "/differential/empty.html", target: "toldForm", ...attributes });
  form.innerHTML = "<input name=a value=1><input name=b type=checkbox checked><input type=file name=f><button name=c value=d>x</button><input type=image name=i src=/differential/pixel.gif?form>";
  stage.append(form);
  const log = [];
  for (const type of ["submit", "formdata", "invalid", "reset", "click"]) form.addEventListener(type, (told) => {
    log.push([type, told.isTrusted, told.bubbles, told.cancelable, told.submitter?.name ?? null, told.formData ? [...told.formData.keys()] : null, told.target.tagName]);
  }, true);
  return act(form, log, frame);
});
const arrived = async (frame, act) => {
  const loaded = event(frame, "load");
  const said = attempt(act);
  await loaded;
  return [said, frame.contentWindow.location.pathname, frame.contentWindow.location.search];
};

probe("submit() sends without a submit event, with formdata", () => formed({}, async (form, log, frame) => [await arrived(frame, () => form.submit()), log]));
probe("requestSubmit sends with its events in order", () => formed({}, async (form, log, frame) => [await arrived(frame, () => form.requestSubmit()), log]));
probe("requestSubmit of a button sends the button too", () => formed({}, async (form, log, frame) => [await arrived(frame, () => form.requestSubmit(form.elements.c)), log]));
probe("a button's click sends with click, submit and formdata in order", () => formed({}, async (form, log, frame) => [await arrived(frame, () => form.elements.c.click()), log]));
probe("a post goes where it goes", () => formed({ method: "post" }, async (form, log, frame) => [await arrived(frame, () => form.requestSubmit()), log, form.method, form.enctype]));
probe("a button's own action is where it sends", () => formed({}, async (form, log, frame) => {
  form.elements.c.formAction = "/differential/empty.html?own";
  form.elements.c.formMethod = "post";
  return [await arrived(frame, () => form.elements.c.click()), log];
}));
probe("a submit that is prevented sends nothing", () => formed({}, (form, log) => {
  form.addEventListener("submit", (told) => told.preventDefault());
  form.requestSubmit();
  log.push("after");
  return log;
}));
probe("a form that is not valid sends nothing but tells so", () => formed({}, (form, log) => {
  form.elements.a.required = true;
  form.elements.a.value = "";
  form.requestSubmit();
  return [log, form.checkValidity(), form.reportValidity()];
}));
probe("formdata can add to what is sent", () => formed({}, async (form, log, frame) => {
  form.addEventListener("formdata", ({ formData }) => { formData.append("added", "x"); formData.delete("b"); });
  return [await arrived(frame, () => form.requestSubmit()), log];
}));
probe("requestSubmit and submit complain as the platform does", () => formed({}, (form) => [attempt(() => form.requestSubmit({})), attempt(() => form.requestSubmit(made("button"))), attempt(() => form.requestSubmit(form.elements.a)), attempt(() => made("form").submit()), attempt(() => made("form").requestSubmit()), attempt(() => HTMLFormElement.prototype.submit.call({}))]));
probe("a control named submit or action hides the form's own", () => formed({}, async (form, log, frame) => {
  form.innerHTML = "<input name=submit><input name=action value=x>";
  return [typeof form.submit, form.action.value, form.getAttribute("action"), await arrived(frame, () => HTMLFormElement.prototype.submit.call(form)), log];
}));
probe("a form's properties reflect and are limited", () => ["action", "method", "enctype", "target", "acceptCharset", "noValidate", "rel"].map((name) => { const form = made("form"); const before = form[name]; form[name] = "/x"; return [name, name === "action" ? before === document.URL : before, form[name], form.outerHTML, property(HTMLFormElement.prototype, name)]; }));
probe("a form's data is what the form has, in order", () => formed({}, (form, log) => [[...new FormData(form)].map(([key, value]) => [key, String(value)]), [...new FormData(form, form.elements.c).keys()], attempt(() => new FormData(form, made("button"))), attempt(() => new FormData({})), log]));
probe("reset and its event come in the call", () => formed({}, (form, log) => { form.elements.a.value = "2"; form.reset(); log.push(form.elements.a.value); return log; }));
probe("a form into a window without a frame by dialog and javascript: does what it does", () => staged((stage) => {
  stage.innerHTML = "<dialog><form method=dialog><button value=v>x</button></form></dialog>";
  const [dialog] = stage.children;
  dialog.show?.();
  dialog.querySelector("button").click();
  return [dialog.open, dialog.returnValue];
}));
