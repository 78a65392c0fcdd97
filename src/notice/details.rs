//! The details: every purpose with its services, each with its own switch.

use super::Markup;
use super::service::{all_rows, in_brackets};
use super::sheet::close;
use crate::compiled::Compiled;
use crate::compiled::layout::purpose::{EXPLICIT, FREE, SENSITIVE};
use crate::compiled::texts::{PurposeText, ServiceText, Texts, Word};
use crate::consent::{Mode, Session};
use crate::gate::Verdict;

/// The details as the session stands, in a language.
#[must_use]
pub fn details(session: &Session, language: usize) -> String {
    let policy = session.policy();
    let view = Details {
        policy,
        session,
        texts: Texts::new(policy, language),
    };
    let mut out = Markup::default();
    out.raw(r#"<dialog data-sks-view="details" part="details" tabindex="-1" aria-labelledby="sks-details""#);
    out.language(view.texts.tag())
        .raw(r#"><div data-sheet><div data-head>"#);
    view.word(
        &mut out,
        r#"<h2 id="sks-details" part="title">"#,
        Word::DetailsTitle,
        "</h2>",
    );
    close(&mut out, view.texts);
    out.raw(r#"</div><div data-body>"#);
    view.word(&mut out, "<p>", Word::DetailsLead, "</p>");
    if session.signal_counts() {
        view.word(&mut out, r#"<p data-gpc part="gpc">"#, Word::Gpc, "</p>");
    }
    view.standing(&mut out);
    view.purposes(&mut out);
    out.compiled(view.texts.about());
    out.raw("</div>");
    view.choices(&mut out);
    out.raw("</div></dialog>");
    out.finish()
}

struct Details<'a> {
    policy: &'a Compiled,
    session: &'a Session,
    texts: Texts<'a>,
}

impl Details<'_> {
    fn word(&self, out: &mut Markup, open: &'static str, word: Word, close: &'static str) {
        out.element(open, self.texts.word(word), close);
    }

    /// The choice as it stands, with its withdrawal beside it.
    fn standing(&self, out: &mut Markup) {
        let chosen = match self.session.mode() {
            Mode::Unasked => return,
            Mode::AllowAll => Word::AllowAll,
            Mode::RejectAll => Word::RejectAll,
            Mode::Notify => Word::Notify,
            Mode::Custom => Word::StandingCustom,
        };
        self.word(out, r#"<div data-standing><p>"#, Word::Standing, "<br>");
        self.word(out, "<strong>", chosen, "</strong></p>");
        self.word(
            out,
            r#"<button data-sks="withdraw" part="withdraw" type="button">"#,
            Word::Withdraw,
            "</button></div>",
        );
    }

    fn choices(&self, out: &mut Markup) {
        out.raw(r#"<div data-choices>"#);
        self.word(
            out,
            r#"<button data-sks="save" part="save" type="button">"#,
            Word::Save,
            "</button>",
        );
        self.word(
            out,
            r#"<button data-sks="allow-all" part="allow-all" type="button">"#,
            Word::AllowAll,
            "</button>",
        );
        self.word(
            out,
            r#"<button data-sks="reject-all" part="reject-all" type="button">"#,
            Word::RejectAll,
            "</button>",
        );
        self.word(
            out,
            r#"<button data-sks="notify" part="notify" type="button">"#,
            Word::Notify,
            "</button>",
        );
        out.raw("</div>");
    }

    fn purposes(&self, out: &mut Markup) {
        let mut shown = vec![false; self.policy.service_count()];
        out.raw(r#"<ul data-purposes>"#);
        for index in 0..self.policy.purpose_count() {
            out.raw("<li>");
            self.purpose(out, index);
            self.services(out, index, &mut shown);
            out.raw("</li>");
        }
        out.raw("</ul>");
    }

    fn purpose(&self, out: &mut Markup, index: usize) {
        let has = |flag| self.policy.purpose_has(index, flag);
        let say = |text| self.texts.purpose(index, text);
        out.raw(r#"<div data-row><h3><label for="sks-p"#)
            .number(index);
        out.raw(r#"">"#).text(say(PurposeText::Title));
        out.raw(r#"</label></h3><input type="checkbox" role="switch" part="switch" id="sks-p"#)
            .number(index);
        out.raw(r#"" aria-describedby="sks-d"#).number(index);
        out.raw(r#"" data-sks-purpose=""#)
            .text(self.policy.purpose_id(index))
            .raw(r#"""#);
        if has(EXPLICIT | SENSITIVE) {
            out.raw(" data-sks-explicit");
        }
        switched(
            out,
            self.session.purpose_why(index).verdict() == Verdict::Pass,
            has(FREE),
        );
        out.raw(r#"></div><div id="sks-d"#).number(index);
        out.element(r#""><p>"#, say(PurposeText::Description), "</p>");
        match (has(FREE), has(SENSITIVE), has(EXPLICIT)) {
            (true, ..) => self.mark(out, Word::AlwaysOn, say(PurposeText::Reason)),
            (_, true, _) => self.mark(out, Word::Sensitive, ""),
            (_, _, true) => self.mark(out, Word::Explicit, ""),
            _ => {}
        }
        out.element("<p>", say(PurposeText::Needs), "</p>");
        out.raw("</div>");
    }

    fn mark(&self, out: &mut Markup, word: Word, reason: &str) {
        self.word(out, r#"<p data-mark><strong>"#, word, "</strong>");
        out.element(" ", reason, "").raw("</p>");
    }

    /// The services of a purpose; each has its switch and rows where it stands first.
    fn services(&self, out: &mut Markup, purpose: usize, shown: &mut [bool]) {
        let of = |index: &usize| {
            self.policy
                .service_purposes(*index)
                .any(|own| own == purpose)
        };
        let all = || (0..self.policy.service_count()).filter(of);
        let count = all().count();
        if count == 0 {
            return;
        }
        self.word(out, "<details><summary>", Word::Recipients, "");
        out.text(self.texts.word(Word::Open)).number(count);
        out.text(self.texts.word(Word::Shut));
        out.raw(r#"</summary><ul data-services>"#);
        for index in all() {
            out.raw("<li>");
            match shown.get_mut(index) {
                Some(shown) if !*shown => {
                    *shown = true;
                    self.service(out, index);
                }
                _ => {
                    out.element("<p>", self.texts.service(index, ServiceText::Name), "");
                    in_brackets(out, self.texts, self.texts.word(Word::Listed));
                    out.raw("</p>");
                }
            }
            out.raw("</li>");
        }
        out.raw("</ul></details>");
    }

    fn service(&self, out: &mut Markup, index: usize) {
        out.raw(r#"<div data-row><h4><label for="sks-s"#)
            .number(index);
        out.raw(r#"">"#)
            .text(self.texts.service(index, ServiceText::Name));
        out.raw(r#"</label></h4><input type="checkbox" role="switch" part="switch" id="sks-s"#)
            .number(index);
        out.raw(r#"" data-sks-service=""#)
            .text(self.policy.service_id(index));
        out.raw(r#"" data-sks-purposes=""#);
        for purpose in self.policy.service_purposes(index) {
            out.text(self.policy.purpose_id(purpose)).raw(" ");
        }
        out.raw(r#"""#);
        if self.session.service_answer(index).is_some() {
            out.raw(" data-sks-answered");
        }
        let needed = self
            .policy
            .service_purposes(index)
            .all(|own| self.policy.purpose_has(own, FREE));
        switched(
            out,
            self.session.service_why(index).verdict() == Verdict::Pass,
            needed,
        );
        out.raw("></div>");
        all_rows(out, self.texts, index);
    }
}

/// The attributes of a switch that is on or off; what needs no consent is on and stays so.
fn switched(out: &mut Markup, on: bool, fixed: bool) {
    if on || fixed {
        out.raw(" checked");
    }
    if fixed {
        out.raw(" disabled");
    }
}
