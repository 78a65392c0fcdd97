//! The prompt of "Notify me when cookies are received": one service, or several at once.

use super::Markup;
use super::service::{further_rows, short_rows};
use super::sheet::{Answer, answers, begin, end};
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
    let title = match services {
        [one] => view.texts.service(*one, ServiceText::Prompt),
        _ => view.texts.word(Word::PromptSeveral),
    };
    begin(&mut out, view.texts, title);
    for index in services {
        view.service(&mut out, *index);
    }
    out.raw("</ul></div>");
    view.answers(&mut out);
    end(&mut out, view.texts.word(Word::AnswersNote));
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
            out.raw(r#"<div data-answers role="group" aria-labelledby="sks-n"#)
                .number(index)
                .raw(r#"">"#);
            answers(out, self.texts, &ANSWERS, &self.ids(&[index]));
            out.raw("</div>");
        }
        out.raw("</li>");
    }

    /// The answers for all that is asked about, all of one rank, in one row.
    fn answers(&self, out: &mut Markup) {
        if self.services.len() > 1 {
            let together = self.texts.word(Word::PromptTogether);
            out.element(
                r#"<p data-together id="sks-all">"#,
                together,
                r#"</p><div data-answers role="group" aria-labelledby="sks-all">"#,
            );
        } else {
            out.raw(r#"<div data-answers role="group" aria-labelledby="sks-prompt">"#);
        }
        answers(out, self.texts, &ANSWERS, &self.ids(self.services));
        out.raw("</div>");
    }

    /// The ids of services, as one text.
    fn ids(&self, services: &[usize]) -> String {
        let mut ids = String::new();
        for (place, index) in services.iter().enumerate() {
            ids.push_str(if place > 0 { " " } else { "" });
            ids.push_str(self.policy.service_id(*index));
        }
        ids
    }
}

/// The answers in their order.
const ANSWERS: [Answer; 3] = [Answer::Once, Answer::Always, Answer::Never];
