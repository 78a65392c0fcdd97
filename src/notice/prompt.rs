//! The prompt of "Notify me when cookies are received": one service, or several at once.

use super::Markup;
use super::service::{further_rows, short_rows};
use crate::compiled::Compiled;
use crate::compiled::texts::{ServiceText, Texts, Word};

/// A prompt on these services, by index, in a language.
#[must_use]
pub fn prompt(policy: &Compiled, language: usize, services: &[usize]) -> String {
    let view = Prompt {
        policy,
        texts: Texts::new(policy, language),
        services,
    };
    let mut out = Markup::default();
    out.raw(r#"<section data-sks-view="prompt" part="prompt" role="region" aria-labelledby="sks-prompt" tabindex="-1""#);
    out.language(view.texts.tag())
        .raw(r#"><div data-sks-part="body"><div role="alert">"#);
    let title = match services {
        [one] => view.texts.service(*one, ServiceText::Prompt),
        _ => view.texts.word(Word::PromptSeveral),
    };
    out.element(r#"<h2 id="sks-prompt">"#, title, "</h2></div>");
    out.raw(r#"<ul data-sks-part="services">"#);
    for index in services {
        view.service(&mut out, *index);
    }
    out.raw("</ul></div>");
    view.answers(&mut out);
    out.raw("</section>");
    out.finish()
}

struct Prompt<'a> {
    policy: &'a Compiled,
    texts: Texts<'a>,
    services: &'a [usize],
}

impl Prompt<'_> {
    fn service(&self, out: &mut Markup, index: usize) {
        let name = self.texts.service(index, ServiceText::Name);
        let several = self.services.len() > 1;
        out.raw("<li>");
        if several {
            out.raw(r#"<h3 id="sks-n"#)
                .number(index)
                .element(r#"">"#, name, "</h3>");
        }
        short_rows(out, self.texts, index);
        out.element(
            "<details><summary>",
            self.texts.word(Word::More),
            "</summary>",
        );
        further_rows(out, self.texts, index);
        out.raw("</details>");
        if several {
            out.raw(r#"<div data-sks-part="answers" role="group" aria-labelledby="sks-n"#)
                .number(index)
                .raw(r#"">"#);
            for (open, word, _) in ANSWERS {
                self.button(out, open, &[index], word);
            }
            out.raw("</div>");
        }
        out.raw("</li>");
    }

    /// The answers for all that is asked about, all of one rank, each with what it means.
    fn answers(&self, out: &mut Markup) {
        let several = self.services.len() > 1;
        if several {
            let together = self.texts.word(Word::PromptTogether);
            out.element(
                r#"<p data-sks-part="together" id="sks-all">"#,
                together,
                "</p>",
            );
        }
        out.raw(r#"<div data-sks-part="choices" role="group" aria-labelledby=""#);
        out.raw(if several {
            r#"sks-all">"#
        } else {
            r#"sks-prompt">"#
        });
        for (open, word, note) in ANSWERS {
            self.button(out, open, self.services, word);
            out.element("<small>", self.texts.word(note), "</small>");
        }
        out.raw("</div>");
    }

    fn button(&self, out: &mut Markup, open: &'static str, services: &[usize], word: Word) {
        out.raw(open);
        for (place, index) in services.iter().enumerate() {
            out.raw(if place > 0 { " " } else { "" })
                .text(self.policy.service_id(*index));
        }
        out.raw(r#"">"#)
            .text(self.texts.word(word))
            .raw("</button>");
    }
}

/// The answers: how each button begins, its word, and what it means.
const ANSWERS: [(&str, Word, Word); 3] = [
    (
        r#"<button data-sks="once" part="once" type="button" data-sks-services=""#,
        Word::Once,
        Word::OnceNote,
    ),
    (
        r#"<button data-sks="always" part="always" type="button" data-sks-services=""#,
        Word::Always,
        Word::AlwaysNote,
    ),
    (
        r#"<button data-sks="never" part="never" type="button" data-sks-services=""#,
        Word::Never,
        Word::NeverNote,
    ),
];
