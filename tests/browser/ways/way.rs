//! A way and what its page's first line says of it.

use crate::first_party::pages;

/// One page of `tests/ways`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The page's name.
    pub name: String,
    /// What the page does.
    pub what: String,
    /// How often it asks once it may.
    pub asks: usize,
    /// Whether it is one of the 97 that six other tools were measured with.
    pub is_first: bool,
    /// Whether it is marked for the gate, and asks for nothing by itself.
    pub is_marked: bool,
    /// Whether it keeps something in the browser, and asks for nothing.
    pub keeps: bool,
    /// Whether it takes the browser seconds to ask.
    pub is_slow: bool,
    /// Whether a contact on the wire is all that can be seen of it.
    pub is_wire: bool,
    /// Whether the parser asks for it while scripts look.
    pub is_raced: bool,
    /// Whether what was held of it does not come back after a grant.
    pub is_lost: bool,
    /// Whether the page is not there any more once it has asked.
    pub leaves: bool,
}

impl Way {
    fn read(name: String, first: &str) -> Self {
        let line = first
            .strip_prefix("<!-- ")
            .and_then(|line| line.strip_suffix(" -->"))
            .unwrap_or_else(|| panic!("{name}: its first line says what it does"));
        let end = line.rfind('.').map_or(line.len(), |at| at + 1);
        let (what, flags) = line.split_at(end);
        let flags: Vec<&str> = flags.split_whitespace().collect();
        let has = |flag: &str| flags.contains(&flag);
        let asks = flags.iter().skip_while(|flag| **flag != "expect:").nth(1);
        let way = Self {
            asks: asks.map_or(1, |number| number.parse().expect("a number")),
            is_first: has("first"),
            is_marked: has("marked"),
            keeps: has("keeps"),
            is_slow: has("slow"),
            is_wire: has("wire"),
            is_raced: has("scanner"),
            is_lost: has("lost"),
            leaves: has("leaves"),
            what: what.to_owned(),
            name,
        };
        way.refuse_unknown(&flags);
        way
    }

    fn refuse_unknown(&self, flags: &[&str]) {
        let known = [
            "first", "marked", "keeps", "slow", "wire", "lost", "leaves", "scanner", "expect:",
        ];
        let is_known = |flag: &str| known.contains(&flag) || flag.parse::<usize>().is_ok();
        let unknown = flags.iter().find(|flag| !is_known(flag));
        assert_eq!(unknown, None, "{}: an unknown flag", self.name);
    }

    /// Whether it makes a request that names it, from a page that stays.
    pub fn is_asked_for(&self) -> bool {
        !(self.keeps || self.is_wire || self.leaves)
    }
}

fn all() -> impl Iterator<Item = Way> {
    let read = |(name, first): (String, String)| Way::read(name, &first);
    pages("ways").into_iter().map(read)
}

/// The ways out, by name.
pub fn ways() -> Vec<Way> {
    all().filter(|way| !way.is_marked).collect()
}

/// What would be one without its mark.
pub fn marked() -> Vec<Way> {
    all().filter(|way| way.is_marked).collect()
}
