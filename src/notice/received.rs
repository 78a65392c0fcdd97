//! The prompt on cookies that are there already, set by a response or a frame of the site: which, by
//! whom, for how long, and whether they stay.

use super::Markup;
use super::service::{kept, received_rows};
use super::sheet::{Answer, answers, begin, end};
use crate::compiled::Compiled;
use crate::compiled::texts::{ServiceText, Texts, Word};
use crate::scan::{cut, rest};

/// A prompt on cookies, in a language; each with the service, by index, that declares it, if one does.
#[must_use]
pub fn received(policy: &Compiled, language: usize, cookies: &[(&str, Option<usize>)]) -> String {
    let texts = Texts::new(policy, language);
    let mut out = Markup::default();
    let title = match cookies {
        [_] => Word::Received,
        _ => Word::ReceivedSeveral,
    };
    begin(&mut out, texts, texts.word(title));
    let (mut names, mut note) = (String::new(), "");
    for (place, (name, service)) in cookies.iter().enumerate() {
        let view = Received {
            policy,
            texts,
            place,
            name,
        };
        view.cookie(&mut out, *service);
        names.push_str(if place > 0 { "\n" } else { "" });
        names.push_str(name);
        if service.is_some() {
            note = texts.word(Word::ReceivedNote);
        }
    }
    out.raw("</ul></div>");
    if cookies.len() > 1 {
        out.raw(r#"<div data-answers>"#);
        answers(&mut out, texts, &[Answer::DeleteAll], &names);
        out.raw("</div>");
    }
    end(&mut out, note);
    out.finish()
}

struct Received<'a> {
    policy: &'a Compiled,
    texts: Texts<'a>,
    place: usize,
    name: &'a str,
}

impl Received<'_> {
    fn cookie(&self, out: &mut Markup, service: Option<usize>) {
        out.raw(r#"<li><h3 id="sks-n"#).number(self.place);
        out.element(r#"">"#, self.name, "</h3>");
        match service {
            Some(index) => {
                let lines = self.texts.service(index, ServiceText::Cookies);
                let (facts, about) = declared(lines, self.name);
                out.element("<p>", about, "</p>");
                received_rows(out, self.texts, index, facts);
            }
            None => {
                out.element("<p>", self.texts.word(Word::Undeclared), "</p>");
            }
        }
        out.raw(r#"<div data-answers role="group" aria-labelledby="sks-n"#)
            .number(self.place)
            .raw(r#"">"#);
        answers(out, self.texts, &[Answer::Delete], self.name);
        match service {
            Some(index) => {
                let id = self.policy.service_id(index);
                answers(out, self.texts, &[Answer::Always, Answer::Never], id);
            }
            None => answers(out, self.texts, &[Answer::Leave], self.name),
        }
        out.raw("</div></li>");
    }
}

/// How long a cookie is declared to last and what for: by its own name, else by the longest beginning
/// that fits.
fn declared<'a>(lines: &'a str, name: &str) -> (&'a str, &'a str) {
    let fitting =
        kept(lines).filter_map(|(own, facts, about)| Some((fit(own, name)?, facts, about)));
    let best = fitting.max_by_key(|(length, ..)| *length);
    best.map_or(("", ""), |(_, facts, about)| (facts, about))
}

/// How much of a name a declared one fits, which may leave out a part by a `*`; nothing if it does not.
fn fit(declared: &str, name: &str) -> Option<usize> {
    let (declared, name) = (declared.as_bytes(), name.as_bytes());
    let (start, tail) = cut(declared, b'*');
    if start == declared {
        return (declared == name).then_some(usize::MAX);
    }
    let fits = name.starts_with(start) && rest(name, start.len()).ends_with(tail);
    fits.then_some(start.len())
}

#[cfg(test)]
mod tests {
    use super::declared;

    #[test]
    fn its_own_name_comes_before_a_beginning_and_the_longer_before_the_shorter() {
        let lines = "_ga*\t2 years\t\n_ga\t1 day\tone\n_ga_X*\t1 month\t\n_gid\t2 days\t";
        assert_eq!(declared(lines, "_ga"), ("1 day", "one"));
        assert_eq!(declared(lines, "_ga_Y").0, "2 years");
        assert_eq!(declared(lines, "_ga_XY").0, "1 month");
        assert_eq!(declared(lines, "other").0, "");
    }

    #[test]
    fn what_a_star_leaves_out_may_stand_before_an_end() {
        let lines = "ph_*_posthog\t1 year\t";
        assert_eq!(declared(lines, "ph_phc_posthog").0, "1 year");
        assert_eq!(declared(lines, "ph_posthog").0, "");
    }
}
