//! Markup in the making.

/// Markup into which texts go escaped. Only what is written in this crate's source goes in as it is.
#[derive(Debug, Clone, Default)]
pub struct Markup(String);

impl Markup {
    /// Adds markup from the source.
    pub fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds a text, escaped for elements' contents and quoted attributes alike.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                other => self.0.push(other),
            }
        }
        self
    }

    /// Adds an element without attributes around a text, or nothing if there is no text.
    pub fn element(&mut self, open: &'static str, text: &str, close: &'static str) -> &mut Self {
        if text.is_empty() {
            return self;
        }
        self.raw(open).text(text).raw(close)
    }

    /// Adds the language and direction of an element whose tag is open.
    pub fn language(&mut self, tag: &str) -> &mut Self {
        let language = tag.as_bytes().get(..2).unwrap_or_default();
        let right_to_left = [b"ar", b"fa", b"he", b"ur"]
            .iter()
            .any(|known| *known == language)
            && !tag.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic);
        self.raw(r#" lang=""#).text(tag);
        self.raw(if right_to_left {
            r#"" dir="rtl""#
        } else {
            r#"" dir="ltr""#
        })
    }

    /// Adds a number.
    pub fn number(&mut self, number: usize) -> &mut Self {
        if number > 9 {
            self.number(number / 10);
        }
        self.0.push(char::from(b'0' + (number % 10) as u8));
        self
    }

    /// Adds what a compiled policy holds as markup: it was made by this type when it was compiled.
    pub(super) fn compiled(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// The markup.
    #[must_use]
    pub fn finish(self) -> String {
        self.0
    }
}
