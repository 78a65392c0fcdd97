//! In which namespace a tag's element is: text means other things inside drawings and formulas.
//!
//! A tree builder knows that by its stack of open elements. Here only the places are kept where the
//! namespace changes (HTML Standard, 13.2.6.5), which tells the same of all but broken nestings.

/// A namespace.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Namespace {
    #[default]
    Html,
    Svg,
    MathMl,
}

/// HTML elements that end what is foreign around them.
const BREAKS_OUT: &str = " b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img \
    li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var ";
/// Elements of the foreign in which there is HTML again.
const HTML_IN_SVG: &str = " desc title foreignobject ";
const HTML_IN_MATHML: &str = " mi mo mn ms mtext annotation-xml ";
/// Deeper nestings than any page has are not followed.
const DEEPEST: usize = 512;

/// The places where the namespace changes, from the outermost in.
#[derive(Debug, Default)]
pub(super) struct Namespaces(Vec<Namespace>);

fn has(list: &str, name: &str) -> bool {
    list.split(' ').any(|one| one == name)
}

impl Namespaces {
    /// The namespace of what comes next.
    pub fn current(&self) -> Namespace {
        self.0.last().copied().unwrap_or_default()
    }

    /// Takes note of a start tag by its name in lower case; `has_html` if an attribute says that there is HTML in
    /// it, `is_font` if it is one as HTML has it. Gives back the namespace of its element.
    pub fn start(
        &mut self,
        name: &str,
        has_html: bool,
        is_font: bool,
        closes_itself: bool,
    ) -> Namespace {
        let mut current = self.current();
        if current != Namespace::Html && (has(BREAKS_OUT, name) || is_font) {
            self.break_out();
            current = Namespace::Html;
        }
        let (of, inside) = match (name, current) {
            ("svg", _) => (Namespace::Svg, Namespace::Svg),
            ("math", _) => (Namespace::MathMl, Namespace::MathMl),
            (_, Namespace::Svg) if has(HTML_IN_SVG, name) => (current, Namespace::Html),
            ("annotation-xml", Namespace::MathMl) if !has_html => return current,
            (_, Namespace::MathMl) if has(HTML_IN_MATHML, name) => (current, Namespace::Html),
            _ => return current,
        };
        if !closes_itself && self.0.len() < DEEPEST {
            self.0.push(inside);
        }
        of
    }

    /// Takes note of an end tag by its name in lower case.
    pub fn end(&mut self, name: &str) {
        let outer = self.0.iter().rev().nth(1).copied();
        let is_left = match (self.current(), outer) {
            (Namespace::Svg, _) if matches!(name, "p" | "br") => return self.break_out(),
            (Namespace::MathMl, _) if matches!(name, "p" | "br") => return self.break_out(),
            (Namespace::Svg, _) => name == "svg",
            (Namespace::MathMl, _) => name == "math",
            (Namespace::Html, Some(Namespace::Svg)) => has(HTML_IN_SVG, name),
            (Namespace::Html, Some(Namespace::MathMl)) => has(HTML_IN_MATHML, name),
            _ => false,
        };
        if is_left {
            self.0.pop();
        }
    }

    fn break_out(&mut self) {
        while self.current() != Namespace::Html {
            self.0.pop();
        }
    }
}
