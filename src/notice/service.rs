//! What the notice says of one service: the items that law and guideline ask for, a row each.

use super::Markup;
use crate::compiled::texts::{ServiceText, Texts, Word};

/// The rows a prompt shows at once.
pub(super) fn short_rows(out: &mut Markup, texts: Texts, index: usize) {
    let list = Rows { texts, index };
    out.raw("<dl>");
    list.recipient_with_country(out);
    list.row(out, Word::OwnPurposes, ServiceText::OwnPurposes);
    list.kept(out, Word::Cookies, ServiceText::Cookies);
    out.raw("</dl>");
}

/// The rows on the service of a cookie that was received, and how long that lasts.
pub(super) fn received_rows(out: &mut Markup, texts: Texts, index: usize, lifetime: &str) {
    let list = Rows { texts, index };
    out.raw("<dl>");
    list.row(out, Word::Service, ServiceText::Name);
    list.recipient_with_country(out);
    list.row(out, Word::OwnPurposes, ServiceText::OwnPurposes);
    list.say_row(out, Word::Lifetime, lifetime);
    out.raw("</dl>");
}

/// A service's cookies or storage keys: the name, in which a `*` leaves out a part, how long it lasts,
/// and what it is for.
pub(super) fn kept(lines: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    lines.split('\n').filter_map(|line| {
        let (name, rest) = line.split_once('\t')?;
        let (facts, about) = rest.split_once('\t')?;
        Some((name, facts, about))
    })
}

/// The rows a prompt shows when asked for more.
pub(super) fn further_rows(out: &mut Markup, texts: Texts, index: usize) {
    let list = Rows { texts, index };
    out.raw("<dl>");
    list.kept(out, Word::Storage, ServiceText::Storage);
    list.further(out);
    out.raw("</dl>");
}

/// All rows.
pub(super) fn all_rows(out: &mut Markup, texts: Texts, index: usize) {
    let list = Rows { texts, index };
    out.raw("<dl>");
    list.recipient(out);
    list.row(out, Word::OwnPurposes, ServiceText::OwnPurposes);
    list.kept(out, Word::Cookies, ServiceText::Cookies);
    list.kept(out, Word::Storage, ServiceText::Storage);
    list.further(out);
    out.raw("</dl>");
}

/// Adds a text in the language's own brackets, or nothing.
pub(super) fn in_brackets(out: &mut Markup, texts: Texts, text: &str) {
    if !text.is_empty() {
        out.text(texts.word(Word::Open)).text(text);
        out.text(texts.word(Word::Shut));
    }
}

struct Rows<'a> {
    texts: Texts<'a>,
    index: usize,
}

impl Rows<'_> {
    fn say(&self, text: ServiceText) -> &str {
        self.texts.service(self.index, text)
    }

    fn name(&self, out: &mut Markup, name: Word) {
        out.raw("<div><dt>")
            .text(self.texts.word(name))
            .raw("</dt><dd>");
    }

    fn row(&self, out: &mut Markup, name: Word, text: ServiceText) {
        self.say_row(out, name, self.say(text));
    }

    fn say_row(&self, out: &mut Markup, name: Word, text: &str) {
        if !text.is_empty() {
            self.name(out, name);
            out.text(text).raw("</dd></div>");
        }
    }

    fn recipient_with_country(&self, out: &mut Markup) {
        self.name(out, Word::Recipient);
        out.text(self.say(ServiceText::Recipient));
        in_brackets(out, self.texts, self.say(ServiceText::Country));
        out.raw("</dd></div>");
    }

    fn recipient(&self, out: &mut Markup) {
        self.row(out, Word::Recipient, ServiceText::Recipient);
        self.row(out, Word::Country, ServiceText::Country);
    }

    fn kept(&self, out: &mut Markup, name: Word, text: ServiceText) {
        let lines = self.say(text);
        if lines.is_empty() {
            return;
        }
        self.name(out, name);
        for (name, facts, about) in kept(lines) {
            out.raw("<div>").text(name);
            out.element(" <span>", facts, "</span>");
            out.element(" <span>", about, "</span>").raw("</div>");
        }
        out.raw("</dd></div>");
    }

    fn further(&self, out: &mut Markup) {
        self.row(out, Word::Data, ServiceText::Data);
        self.row(out, Word::RecipientPurposes, ServiceText::RecipientPurposes);
        self.row(out, Word::Technologies, ServiceText::Technologies);
        self.row(out, Word::Retention, ServiceText::Retention);
        self.row(out, Word::ForeignMeasures, ServiceText::ForeignMeasures);
        if !self.say(ServiceText::ForeignSystem).is_empty() {
            self.name(out, Word::ForeignSystem);
            out.text(self.say(ServiceText::ForeignSystem)).raw(" ");
            self.link(
                out,
                ServiceText::ForeignSystemUrl,
                self.texts.word(Word::ForeignSystemMore),
            );
            out.raw("</dd></div>");
        }
        if !self.say(ServiceText::OptOutUrl).is_empty() {
            self.name(out, Word::OptOut);
            self.link(out, ServiceText::OptOutUrl, self.say(ServiceText::OptOut));
            out.element("<div>", self.say(ServiceText::OptOutLimits), "</div>");
            out.raw("</dd></div>");
        }
        if !self.say(ServiceText::PolicyUrl).is_empty() {
            self.name(out, Word::RecipientPolicy);
            self.link(
                out,
                ServiceText::PolicyUrl,
                self.say(ServiceText::PolicyUrl),
            );
            out.raw("</dd></div>");
        }
        self.row(out, Word::Clause, ServiceText::Clause);
    }

    /// A link out of the page, which leaves what was not yet saved where it is.
    fn link(&self, out: &mut Markup, url: ServiceText, label: &str) {
        let url = self.say(url);
        if url.is_empty() {
            return;
        }
        out.raw(r#"<a target="_blank" rel="noopener noreferrer" href=""#)
            .text(url);
        out.raw(r#"">"#)
            .text(label)
            .raw(r#"<span data-tab aria-label=""#);
        out.text(self.texts.word(Word::NewTab))
            .raw(r#"" role="img"></span></a>"#);
    }
}
