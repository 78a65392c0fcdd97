//! The closing part of the details: what the technologies are, what the choice governs, whom to ask.

use super::contact::contact_links;
use super::{Markup, WordList};
use crate::policy::{Localized, Policy};

/// The closing part in a language, as markup.
#[must_use]
pub fn about(policy: &Policy, language: &str) -> String {
    let words = WordList::of(policy, language);
    let say = |text: &Localized| text.get(language).unwrap_or("").to_owned();
    let mut out = Markup::default();
    out.raw(r#"<div data-sks-part="about">"#);
    out.element("<h3>", words.get("about"), "</h3><dl>");
    for technology in &policy.technologies {
        out.element("<dt>", &say(&technology.title), "</dt>");
        out.element("<dd>", &say(&technology.description), "</dd>");
    }
    out.raw("</dl>");
    out.element("<h3>", words.get("about_choice"), "</h3>");
    out.element("<p>", &say(&policy.choices.consequence), "</p>");
    for text in [&policy.choices.browser_settings, &policy.choices.voluntary]
        .into_iter()
        .flatten()
    {
        out.element("<p>", &say(text), "</p>");
    }
    contact(&mut out, policy, &words, &say);
    out.raw("</div>");
    out.finish()
}

fn contact(
    out: &mut Markup,
    policy: &Policy,
    words: &WordList,
    say: &dyn Fn(&Localized) -> String,
) {
    let contact = &policy.controller.contact;
    out.element("<h3>", words.get("contact"), "</h3>");
    out.element("<p>", &say(&policy.controller.name), "</p>");
    if let Some(desk) = &contact.desk {
        out.element("<p>", &say(desk), "</p>");
    }
    out.element("<p>", &say(&contact.address), "</p>");
    contact_links(out, contact, "<p>", "</p>");
    if let Some(hours) = &contact.hours {
        out.element("<p>", &say(hours), "</p>");
    }
}
