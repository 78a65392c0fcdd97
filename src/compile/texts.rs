//! The texts of a compiled policy, in the order of [`crate::compiled::texts`].

use super::service_texts::ServiceTexts;
use crate::compiled::texts::{PurposeText, ServiceText, Word};
use crate::notice::{WordList, about, first_layer};
use crate::policy::{Localized, Policy, Purpose};

/// All texts in a language; the first is the first layer of the notice.
pub fn texts(policy: &Policy, language: &str) -> Vec<String> {
    let words = WordList::of(policy, language);
    let source = Source {
        policy,
        language,
        words: &words,
    };
    let mut texts = vec![first_layer(policy, language), about(policy, language)];
    texts.extend(Word::KEYS.iter().map(|key| words.get(key).to_owned()));
    for purpose in &policy.purposes {
        texts.extend(
            PurposeText::ALL
                .iter()
                .map(|text| source.purpose(purpose, *text)),
        );
    }
    for service in &policy.services {
        let service = ServiceTexts::new(&source, service);
        texts.extend(ServiceText::ALL.iter().map(|text| service.text(*text)));
    }
    texts
}

/// Where texts in a language come from.
pub(super) struct Source<'a> {
    pub(super) policy: &'a Policy,
    pub(super) language: &'a str,
    pub(super) words: &'a WordList,
}

impl<'a> Source<'a> {
    /// A text in the language.
    pub(super) fn say(&self, text: &'a Localized) -> &'a str {
        text.get(self.language).unwrap_or("")
    }

    /// A text in the language, if there is one.
    pub(super) fn say_some(&self, text: Option<&'a Localized>) -> String {
        text.map_or("", |text| self.say(text)).to_owned()
    }

    /// The title of a clause, if the policy has it.
    pub(super) fn clause(&self, id: Option<&String>) -> String {
        let clause = self
            .policy
            .clauses
            .iter()
            .find(|clause| Some(&clause.id) == id);
        self.say_some(clause.map(|clause| &clause.title))
    }

    /// The titles of purposes.
    pub(super) fn titles(&self, ids: &'a [String]) -> impl Iterator<Item = &'a str> {
        ids.iter()
            .filter_map(|id| Some(self.say(&self.policy.purpose(id)?.title)))
    }

    fn purpose(&self, purpose: &'a Purpose, text: PurposeText) -> String {
        match text {
            PurposeText::Title => self.say(&purpose.title).to_owned(),
            PurposeText::Description => self.say(&purpose.description).to_owned(),
            PurposeText::Reason => self.say_some(purpose.basis_reason.as_ref()),
            PurposeText::Needs if purpose.depends_on.is_empty() => String::new(),
            PurposeText::Needs => {
                let purposes = self.words.quoted(self.titles(&purpose.depends_on));
                self.words.fill("needs", &[("purposes", &purposes)])
            }
            PurposeText::Clause => self.clause(purpose.clause.as_ref()),
        }
    }
}
