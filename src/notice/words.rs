//! The notice's words: Sekisho's own, and the site's in their place.

use std::collections::BTreeMap;

use crate::policy::Policy;

/// Words by key.
type Words = BTreeMap<String, String>;

const LISTS: [(&str, &str); 2] = [
    ("ja", include_str!("words/ja.json")),
    ("en", include_str!("words/en.json")),
];

/// Sekisho's own words for a language tag, if it speaks that language.
#[must_use]
pub fn default_words(tag: &str) -> Option<Words> {
    let language = tag.split('-').next()?;
    let (_, list) = LISTS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(language))?;
    serde_json::from_str(list).ok()
}

/// The keys of the words, all of which a further language must give.
#[must_use]
pub fn word_keys() -> Vec<&'static str> {
    // Keys outlive the parsed list because they are read from the list's own text.
    let list: BTreeMap<&'static str, serde::de::IgnoredAny> =
        serde_json::from_str(include_str!("words/en.json")).unwrap_or_default();
    list.into_keys().collect()
}

/// The words in a language: the site's where it gives them, else Sekisho's own, else English.
#[derive(Debug, Clone)]
pub struct WordList(Words);

impl WordList {
    /// The words of `policy` in `language`.
    #[must_use]
    pub fn of(policy: &Policy, language: &str) -> Self {
        let mut words = default_words("en").unwrap_or_default();
        words.extend(default_words(language).unwrap_or_default());
        words.extend(policy.texts.0.get(language).cloned().unwrap_or_default());
        Self(words)
    }

    /// The word with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// The word with this key, its places filled.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values)
    }

    /// Texts in a row, each quoted.
    #[must_use]
    pub fn quoted<'a>(&self, texts: impl Iterator<Item = &'a str>) -> String {
        let quoted: Vec<_> = texts
            .map(|text| self.fill("quoted", &[("text", text)]))
            .collect();
        quoted.join(self.get("separator"))
    }

    /// A date `2024-07-10` in words.
    #[must_use]
    pub fn date(&self, date: &str) -> String {
        let mut parts = date.splitn(3, '-');
        let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next())
        else {
            return date.to_owned();
        };
        let plain = |part: &str| part.trim_start_matches('0').to_owned();
        let (m, d) = (plain(month), plain(day));
        let values = [
            ("y", year),
            ("mm", month),
            ("dd", day),
            ("m", &m),
            ("d", &d),
        ];
        self.fill("date", &values)
    }
}

/// Fills the `{places}` of a template. What is put in is not looked into again.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let place = after.split_once('}');
        let value = place.and_then(|(key, _)| values.iter().find(|(known, _)| *known == key));
        match (place, value) {
            (Some((_, after)), Some((_, value))) => {
                filled.push_str(value);
                rest = after;
            }
            _ => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}
