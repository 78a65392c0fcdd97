//! The first layer: who, with which technologies, for which purposes, to how many recipients, and
//! the choices, all of one rank, each with what follows from it before the click.

use std::collections::BTreeSet;

use super::contact::contact_links;
use super::{Markup, WordList};
use crate::policy::{Basis, Document, Gpc, Localized, Offer, Policy, Purpose, Role};

/// The first layer in a language, with the way back to it and the view after a withdrawal.
#[must_use]
pub fn first_layer(policy: &Policy, language: &str) -> String {
    let words = WordList::of(policy, language);
    let layer = FirstLayer {
        policy,
        language,
        words: &words,
    };
    let mut out = Markup::default();
    layer.notice(&mut out);
    layer.ended(&mut out);
    out.raw(
        r#"<button data-sks="reopen" data-sks-view="reopen" part="reopen" type="button" hidden"#,
    );
    out.language(language);
    out.element(">", words.get("reopen"), "</button>");
    out.finish()
}

/// An address a link may have: one of the web, or a path of the site; else nothing.
pub(crate) fn web_address(url: &str) -> &str {
    let of_web = ["https://", "http://", "/"]
        .iter()
        .any(|start| url.starts_with(start));
    if of_web { url } else { "" }
}

struct FirstLayer<'a> {
    policy: &'a Policy,
    language: &'a str,
    words: &'a WordList,
}

impl<'a> FirstLayer<'a> {
    fn say(&self, text: &'a Localized) -> &'a str {
        text.get(self.language).unwrap_or("")
    }

    fn notice(&self, out: &mut Markup) {
        out.raw(r#"<section data-sks-view="notice" part="notice" role="region" aria-labelledby="sks-title" tabindex="-1""#);
        out.language(self.language);
        out.raw(r#" hidden><div data-sheet><div data-body><div data-head>"#);
        out.element(
            r#"<h2 id="sks-title" part="title">"#,
            self.words.get("title"),
            "</h2>",
        );
        self.languages(out);
        out.raw("</div>");
        self.changes(out);
        out.element("<p>", &self.lead(), "</p>");
        self.purposes(out);
        self.foot(out);
        out.raw("</div>");
        self.choices(out);
        self.consequences(out);
        out.raw("</div></section>");
    }

    /// The languages it can change into.
    fn languages(&self, out: &mut Markup) {
        if self.policy.languages.len() < 2 {
            return;
        }
        out.raw(r#"<div role="group" aria-label=""#)
            .text(self.words.get("languages"))
            .raw(r#"">"#);
        for tag in self
            .policy
            .languages
            .iter()
            .filter(|tag| *tag != self.language)
        {
            let autonym = WordList::of(self.policy, tag);
            out.raw(r#"<button data-sks="language" data-sks-lang=""#)
                .text(tag);
            out.raw(r#"" part="language" type="button" lang=""#)
                .text(tag);
            out.element(r#"">"#, autonym.get("autonym"), "</button>");
        }
        out.raw("</div>");
    }

    /// What the page may have to say first: a revision since the last answer, a signal heeded.
    fn changes(&self, out: &mut Markup) {
        let since = [("date", &*self.words.date(&self.policy.revised))];
        out.raw(r#"<p data-sks-view="revised" part="revised" hidden>"#);
        out.text(&self.words.fill("revised_since", &since));
        if let Some(note) = &self.policy.revision_note {
            out.element("<br>", self.say(note), "");
        }
        out.raw("</p>");
        if self.policy.signals.gpc == Gpc::Refuse {
            out.raw(r#"<p data-sks-view="gpc" part="gpc" hidden>"#);
            out.text(self.words.get("gpc")).raw("</p>");
        }
    }

    fn lead(&self) -> String {
        let controller = &self.policy.controller;
        let name = self.say(&controller.name);
        let who = match &controller.group {
            Some(group) => self
                .words
                .fill("who", &[("group", self.say(group)), ("name", name)]),
            None => name.to_owned(),
        };
        let technologies: Vec<_> = self
            .policy
            .technologies
            .iter()
            .map(|technology| self.say(&technology.title))
            .collect();
        let technologies = technologies.join(self.words.get("separator"));
        let reopen = self.words.get("reopen");
        self.words.fill(
            "lead",
            &[
                ("who", &who),
                ("technologies", &technologies),
                ("reopen", reopen),
            ],
        )
    }

    /// The purposes that services here have and that an answer decides about.
    fn asked_about(&self) -> impl Iterator<Item = &'a Purpose> {
        let services = &self.policy.services;
        let used = |id: &String| services.iter().any(|service| service.purposes.contains(id));
        let asks = move |purpose: &&Purpose| purpose.basis == Basis::Consent && used(&purpose.id);
        self.policy.purposes.iter().filter(asks)
    }

    fn purposes(&self, out: &mut Markup) {
        let (own_yes, all): (Vec<_>, Vec<_>) = self
            .asked_about()
            .partition(|purpose| purpose.explicit || purpose.sensitive);
        let titles: Vec<_> = all.iter().map(|purpose| self.say(&purpose.title)).collect();
        if !titles.is_empty() {
            out.element(
                r#"<p part="purposes"><strong>"#,
                self.words.get("purposes"),
                "</strong>",
            );
            out.text(&titles.join(self.words.get("separator")))
                .raw("</p>");
        }
        if !own_yes.is_empty() {
            let titles = own_yes.iter().map(|purpose| self.say(&purpose.title));
            let purposes = self.words.quoted(titles);
            out.element(
                "<p>",
                &self.words.fill("own_yes", &[("purposes", &purposes)]),
                "</p>",
            );
        }
    }

    /// The ways on: documents, contact, revision date.
    fn foot(&self, out: &mut Markup) {
        out.raw(r#"<p data-foot>"#);
        self.document(out, &self.policy.documents.informative_data);
        self.document(out, &self.policy.documents.policy);
        let date = self.words.date(&self.policy.revised);
        let revised = self.words.fill("revised", &[("date", &date)]);
        out.element("<span>", &revised, "</span>");
        out.raw("<span>").text(self.words.get("contact"));
        contact_links(out, &self.policy.controller.contact, " ", "");
        out.raw("</span></p>");
    }

    /// How many others than the controller receive something.
    fn recipients(&self) -> usize {
        let others = self
            .policy
            .services
            .iter()
            .filter(|service| service.role != Role::Controller);
        let names = others.filter_map(|service| Some(self.say(&service.recipient.as_ref()?.name)));
        names.collect::<BTreeSet<_>>().len()
    }

    fn document(&self, out: &mut Markup, document: &'a Document) {
        let url = web_address(self.say(&document.url));
        if !url.is_empty() {
            out.raw(r#"<a href=""#).text(url);
            out.raw(r#"">"#).text(self.say(&document.label)).raw("</a>");
        }
    }

    /// The choices, all of one rank, and the way to the details with the number of recipients.
    fn choices(&self, out: &mut Markup) {
        out.raw(r#"<div data-choices>"#);
        for offer in &self.policy.choices.offered {
            let (open, word) = match offer {
                Offer::AllowAll => (
                    r#"<button data-sks="allow-all" part="allow-all" type="button" aria-describedby="sks-allow">"#,
                    "allow_all",
                ),
                Offer::RejectAll => (
                    r#"<button data-sks="reject-all" part="reject-all" type="button" aria-describedby="sks-reject">"#,
                    "reject_all",
                ),
                Offer::Notify => (
                    r#"<button data-sks="notify" part="notify" type="button" aria-describedby="sks-notify">"#,
                    "notify",
                ),
            };
            out.element(open, self.words.get(word), "</button>");
        }
        out.raw("</div>");
        let count = self.recipients().to_string();
        out.raw(r#"<button data-sks="details" part="details" type="button">"#);
        out.text(&self.words.fill("details", &[("count", &count)]))
            .raw("</button>");
    }

    /// What follows from each choice, told beside them and before the click: in lines of their own, so
    /// that a long one keeps no choice at a distance from the others.
    fn consequences(&self, out: &mut Markup) {
        out.raw(r#"<div data-notes part="notes">"#);
        for offer in &self.policy.choices.offered {
            let (open, text) = match offer {
                Offer::AllowAll => (r#"<div id="sks-allow">"#, self.words.get("allow_all_note")),
                Offer::RejectAll => (
                    r#"<div id="sks-reject">"#,
                    self.say(self.policy.consequence()),
                ),
                Offer::Notify => (r#"<div id="sks-notify">"#, self.words.get("notify_note")),
            };
            out.element(open, text, "</div>");
        }
        out.raw("</div>");
    }

    /// The view after a withdrawal: what already runs ends with a reload.
    fn ended(&self, out: &mut Markup) {
        out.raw(r#"<section data-sks-view="withdrawn" part="withdrawn" role="region" aria-labelledby="sks-ended" tabindex="-1""#);
        out.language(self.language);
        out.raw(r#" hidden><div data-sheet><div data-body>"#);
        out.element(
            r#"<h2 id="sks-ended" part="title">"#,
            self.words.get("ended_title"),
            "</h2>",
        );
        out.element("<p>", self.words.get("ended_text"), "</p>");
        out.raw(r#"</div><div data-choices>"#);
        out.raw(r#"<button data-sks="reload" part="reload" type="button">"#);
        out.text(self.words.get("reload")).raw("</button>");
        out.raw(r#"<button data-sks="close" part="close" type="button">"#);
        out.text(self.words.get("close"))
            .raw("</button></div></div></section>");
    }
}
