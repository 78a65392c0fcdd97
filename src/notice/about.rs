//! The closing part of the details: what the technologies are, what the choice governs, whom to ask.

use super::contact::contact_links;
use super::{Markup, WordList, web_address};
use crate::policy::{Localized, Policy};

/// The closing part in a language, as markup.
#[must_use]
pub fn about(policy: &Policy, language: &str) -> String {
    let words = WordList::of(policy, language);
    let say = |text: &Localized| text.get(language).unwrap_or("").to_owned();
    let mut out = Markup::default();
    out.raw(r#"<div data-about>"#);
    out.element("<h3>", words.get("about"), "</h3><dl>");
    for technology in &policy.technologies {
        out.element("<dt>", &say(&technology.title), "</dt>");
        out.element("<dd>", &say(&technology.description), "</dd>");
    }
    out.raw("</dl>");
    out.element("<h3>", words.get("about_choice"), "</h3>");
    out.element("<p>", &say(policy.consequence()), "</p>");
    if let Some(text) = &policy.choices.browser_settings {
        out.element("<p>", &say(text), "</p>");
    }
    browser_help(&mut out, policy, &words, &say);
    if let Some(text) = &policy.choices.voluntary {
        out.element("<p>", &say(text), "</p>");
    }
    contact(&mut out, policy, &words, &say);
    out.raw("</div>");
    out.finish()
}

/// Each browser's help, in a tab of its own: what was not yet saved stays where it is.
fn browser_help(
    out: &mut Markup,
    policy: &Policy,
    words: &WordList,
    say: &dyn Fn(&Localized) -> String,
) {
    let help = policy.choices.browser_help.iter();
    let links: Vec<_> = help
        .map(|page| (web_address(&say(&page.url)).to_owned(), say(&page.label)))
        .filter(|(url, _)| !url.is_empty())
        .collect();
    if links.is_empty() {
        return;
    }
    out.raw("<ul>");
    for (url, label) in links {
        out.raw(r#"<li><a target="_blank" rel="noopener noreferrer" href=""#)
            .text(&url);
        out.raw(r#"">"#)
            .text(&label)
            .raw(r#"<span data-tab aria-label=""#);
        out.text(words.get("new_tab"))
            .raw(r#"" role="img"></span></a></li>"#);
    }
    out.raw("</ul>");
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
