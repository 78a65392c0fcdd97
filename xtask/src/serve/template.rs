//! The templates' two marks: `{{name}}` for a value, `[[日本語||English]]` for a text.
//!
//! Both languages of a text stand side by side in one file, so that neither is forgotten.

/// A language of the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Japanese, the default.
    Japanese,
    /// English, under `/en/`.
    English,
}

impl Language {
    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Japanese => "ja",
            Self::English => "en",
        }
    }

    /// Splits the language off a path: `/en/privacy` is `/privacy` in English.
    pub fn of(path: &str) -> (Self, &str) {
        match path.strip_prefix("/en") {
            Some("") => (Self::English, "/"),
            Some(rest) if rest.starts_with('/') => (Self::English, rest),
            _ => (Self::Japanese, path),
        }
    }
}

/// Fills `template` in: texts in `language`, values from `values`.
pub fn fill(template: &str, language: Language, values: &[(&str, &str)]) -> String {
    let spoken = replace(template, "[[", "]]", |texts| {
        let (ja, en) = texts.split_once("||")?;
        Some(match language {
            Language::Japanese => ja.to_owned(),
            Language::English => en.to_owned(),
        })
    });
    replace(&spoken, "{{", "}}", |name| {
        values
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| (*value).to_owned())
    })
}

/// Replaces each `open…close` for which `meaning` has one; the others stay as they stand.
pub fn replace(
    text: &str,
    open: &str,
    close: &str,
    meaning: impl Fn(&str) -> Option<String>,
) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        done.push_str(before);
        let found = after
            .split_once(close)
            .and_then(|(inside, behind)| Some((meaning(inside)?, behind)));
        match found {
            Some((meant, behind)) => {
                done.push_str(&meant);
                rest = behind;
            }
            None => {
                done.push_str(open);
                rest = after;
            }
        }
    }
    done.push_str(rest);
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_filled_in_by_language_and_its_values_after_it() {
        let template = "<p>[[{{n}}件||{{n}} jobs]]</p>";
        assert_eq!(
            fill(template, Language::Japanese, &[("n", "3")]),
            "<p>3件</p>"
        );
        assert_eq!(
            fill(template, Language::English, &[("n", "3")]),
            "<p>3 jobs</p>"
        );
    }

    #[test]
    fn what_is_no_mark_stays() {
        let script = "a[[0]] = {{}}; b = [[1||2]]";
        assert_eq!(fill(script, Language::English, &[]), "a[[0]] = {{}}; b = 2");
    }

    #[test]
    fn only_the_first_segment_names_the_language() {
        assert_eq!(Language::of("/en/privacy"), (Language::English, "/privacy"));
        assert_eq!(Language::of("/en"), (Language::English, "/"));
        assert_eq!(
            Language::of("/engineers"),
            (Language::Japanese, "/engineers")
        );
    }
}
