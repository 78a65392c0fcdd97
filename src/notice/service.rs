//! What the notice says of one service: the items that law and guideline ask for, a row each.

use super::Markup;
use crate::compiled::texts::{ServiceText, Texts, Word};

/// The rows a prompt shows at once.
pub(super) fn short_rows(out: &mut Markup, texts: Texts, index: usize) {
    let list = Rows { texts, index };
    out.raw("<dl>");
    list.recipient_with_country(out);
    list.row(out, Word::OwnPurposes, ServiceText::OwnPurposes);
    list.cookies(out);
    out.raw("</dl>");
}

/// The rows a prompt shows when asked for more.
pub(super) fn further_rows(out: &mut Markup, texts: Texts, index: usize) {
    out.raw("<dl>");
    Rows { texts, index }.further(out);
    out.raw("</dl>");
}

/// All rows.
pub(super) fn all_rows(out: &mut Markup, texts: Texts, index: usize) {
    let list = Rows { texts, index };
    out.raw("<dl>");
    list.recipient(out);
    list.row(out, Word::OwnPurposes, ServiceText::OwnPurposes);
    list.cookies(out);
    list.further(out);
    out.raw("</dl>");
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
        let text = self.say(text);
        if !text.is_empty() {
            self.name(out, name);
            out.text(text).raw("</dd></div>");
        }
    }

    fn recipient_with_country(&self, out: &mut Markup) {
        self.name(out, Word::Recipient);
        out.text(self.say(ServiceText::Recipient));
        out.element(" (", self.say(ServiceText::Country), ")")
            .raw("</dd></div>");
    }

    fn recipient(&self, out: &mut Markup) {
        self.row(out, Word::Recipient, ServiceText::Recipient);
        self.row(out, Word::Country, ServiceText::Country);
    }

    fn cookies(&self, out: &mut Markup) {
        let cookies = self.say(ServiceText::Cookies);
        if cookies.is_empty() {
            return;
        }
        self.name(out, Word::Cookies);
        for line in cookies.split('\n') {
            out.element("<div>", line, "</div>");
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
            .raw(r#"<span data-sks-part="tab" aria-label=""#);
        out.text(self.texts.word(Word::NewTab))
            .raw(r#"" role="img"></span></a>"#);
    }
}
