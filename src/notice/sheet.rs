//! What prompts have in common: the sheet they stand on, and their answers.

use super::Markup;
use crate::compiled::texts::{Texts, Word};

/// Begins a prompt's sheet, up to the list of what it is about.
pub(super) fn begin(out: &mut Markup, texts: Texts, title: &str) {
    out.raw(r#"<section data-sks-view="prompt" part="prompt" role="region" aria-labelledby="sks-prompt" tabindex="-1""#);
    out.language(texts.tag())
        .raw(r#"><div data-sheet><div data-head><div role="alert">"#);
    out.element(r#"<h2 id="sks-prompt" part="title">"#, title, "</h2></div>");
    close(out, texts);
    out.raw(r#"</div><div data-body><ul data-services>"#);
}

/// Ends it with what the answers mean.
pub(super) fn end(out: &mut Markup, note: &str) {
    out.element(r#"<p data-notes>"#, note, "</p>")
        .raw("</div></section>");
}

/// The control that leaves a view as it is.
pub(super) fn close(out: &mut Markup, texts: Texts) {
    out.raw(r#"<button data-sks="close" part="close" type="button" aria-label=""#)
        .text(texts.word(Word::Close))
        .raw(r#""></button>"#);
}

/// An answer that a prompt offers.
#[derive(Debug, Clone, Copy)]
pub(super) enum Answer {
    Once,
    Always,
    Never,
    Delete,
    DeleteAll,
    Leave,
}

/// Buttons for answers about services or cookies, which are named in one text.
pub(super) fn answers(out: &mut Markup, texts: Texts, offered: &[Answer], about: &str) {
    for answer in offered {
        let (open, word) = match answer {
            Answer::Once => (
                r#"<button data-sks="once" part="once" type="button" data-sks-services=""#,
                Word::Once,
            ),
            Answer::Always => (
                r#"<button data-sks="always" part="always" type="button" data-sks-services=""#,
                Word::Always,
            ),
            Answer::Never => (
                r#"<button data-sks="never" part="never" type="button" data-sks-services=""#,
                Word::Never,
            ),
            Answer::Delete => (DELETE, Word::Delete),
            Answer::DeleteAll => (DELETE, Word::DeleteAll),
            Answer::Leave => (
                r#"<button data-sks="leave" part="leave" type="button" data-sks-names=""#,
                Word::Leave,
            ),
        };
        out.raw(open).text(about).raw(r#"">"#);
        out.text(texts.word(word)).raw("</button>");
    }
}

const DELETE: &str = r#"<button data-sks="delete" part="delete" type="button" data-sks-names=""#;
