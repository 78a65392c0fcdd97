//! The elements that ask for something, as the gate's hooks have them (`src/browser/hooks/verdicts.js`).

use crate::gate::Means;

use Means::{Beacon, Frame, Image, Media, Object, Script, Style};

/// What is added to the name of an attribute that is held.
pub(super) const HELD: &str = "data-sks-";
/// The attributes that are CSS.
pub(super) const STYLED: [&str; 4] = ["style", "mask", "clip-path", "cursor"];
/// What follows `data-` in the names of marks: our own and those of other tools.
pub(super) const MARKS: [&str; 7] = [
    "sks-service",
    "sks-purpose",
    "category",
    "service",
    "name",
    "cookieconsent",
    "usercentrics",
];
/// The attributes in which a mark keeps an address.
pub(super) const MARKED: [&str; 3] = ["data-src", "data-srcset", "data-href"];
/// What is in the relation of a link that asks for something.
const ASKING: [&str; 9] = [
    "sheet",
    "icon",
    "load",
    "fetch",
    "connect",
    "render",
    "manifest",
    "dictionary",
    "monetization",
];

/// An attribute and by which means it asks.
pub(super) type Watched = (&'static str, Means);

/// The attributes by which elements ask, by their names in lower case.
pub(super) const WATCHED: [(&str, &[Watched]); 22] = [
    ("a", &[("ping", Beacon)]),
    ("area", &[("ping", Beacon)]),
    (
        "script",
        &[("src", Script), ("href", Script), ("xlink:href", Script)],
    ),
    ("img", &[("src", Image), ("srcset", Image)]),
    ("input", &[("src", Image)]),
    ("image", &[("href", Image), ("xlink:href", Image)]),
    ("feimage", &[("href", Image), ("xlink:href", Image)]),
    ("use", &[("href", Image), ("xlink:href", Image)]),
    ("body", &[("background", Image)]),
    ("table", &[("background", Image)]),
    ("tr", &[("background", Image)]),
    ("th", &[("background", Image)]),
    ("td", &[("background", Image)]),
    ("iframe", &[("src", Frame), ("srcdoc", Frame)]),
    ("frame", &[("src", Frame)]),
    ("link", &[("href", Style), ("imagesrcset", Style)]),
    ("video", &[("src", Media), ("poster", Media)]),
    ("audio", &[("src", Media)]),
    ("source", &[("src", Media), ("srcset", Media)]),
    ("track", &[("src", Media)]),
    ("object", &[("data", Object)]),
    ("embed", &[("src", Object)]),
];

/// The attributes by which an element asks.
pub(super) fn watched(element: &str) -> &'static [Watched] {
    let found = WATCHED.iter().find(|(name, _)| *name == element);
    found.map_or(&[], |(_, attributes)| attributes)
}

/// Whether a link of such a relation asks for anything.
pub(super) fn asks(relation: &[u8]) -> bool {
    let relation = String::from_utf8_lossy(relation).to_ascii_lowercase();
    ASKING.iter().any(|word| relation.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOOKS: &str = include_str!("../browser/hooks/verdicts.js");

    #[test]
    fn the_table_is_that_of_the_hooks() {
        for (element, attributes) in WATCHED {
            let numbered = attributes.iter().map(|(name, means)| {
                let quoted = name.replace("xlink:href", "\"xlink:href\"");
                format!("{quoted}: {}", *means as u32)
            });
            let numbered = numbered.collect::<Vec<_>>().join(", ");
            let line = format!("\n  {element}: {{ {numbered} }},");
            assert!(
                HOOKS.replace("feImage", "feimage").contains(&line),
                "{line}"
            );
        }
        let rows = HOOKS.lines().filter(|line| line.ends_with(" },"));
        assert_eq!(rows.count(), WATCHED.len());
    }

    #[test]
    fn the_words_are_those_of_the_hooks() {
        let styled = STYLED.map(|name| format!("\"{name}\"")).join(", ");
        let due = [
            format!("STYLED = [{styled}]"),
            format!("HELD = \"{HELD}\""),
            format!("MARKS = \"{}\"", MARKS.join(" ")),
            format!("ASKING = /{}/i", ASKING.join("|")),
            "[data-src]:not(script),[data-srcset],[data-href]".to_owned(),
        ];
        for text in due {
            assert!(HOOKS.contains(&text), "{text}");
        }
    }
}
