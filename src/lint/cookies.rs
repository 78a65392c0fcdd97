//! Cookies and web storage keys: readable names, each of one service.

use std::collections::BTreeMap;

use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::{Area, NamePattern, Policy, Service};

pub(super) const RULES: &[Rule] = &[
    COOKIE_SYNTAX,
    COOKIE_OWN,
    COOKIE_SHARED,
    KEY_SYNTAX,
    KEY_OWN,
    KEY_SHARED,
    KEY_LIFETIME,
];

const COOKIE_SYNTAX: Rule = Rule::error("cookie-syntax", "");
const COOKIE_OWN: Rule = Rule::error(
    "cookie-own",
    "name it so that it does not match; that cookie holds the visitor's answer",
)
.under("the record of the visitor's answer");
const COOKIE_SHARED: Rule = Rule::error(
    "cookie-shared",
    "narrow one of the patterns; a cookie can be held or erased for one service only",
)
.of_clause("S16");
const KEY_SYNTAX: Rule = Rule::error("storage-syntax", "");
const KEY_OWN: Rule = Rule::error(
    "storage-own",
    "name it so that it does not match; those keys hold the visitor's answer",
)
.under("the record of the visitor's answer");
const KEY_SHARED: Rule = Rule::error(
    "storage-shared",
    "narrow one of the patterns; a key can be held or erased for one service only",
)
.of_clause("S16");

const KEY_LIFETIME: Rule = Rule::warning(
    "storage-lifetime",
    "leave `lifetime_days` out; the storage itself ends it",
)
.under("how browsers keep web storage");

/// What is Sekisho's own: the record, and in web storage whatever begins with `sks.` too.
const OWN_COOKIES: [&str; 1] = ["sks"];
const OWN_KEYS: [&str; 2] = ["sks", "sks.*"];

/// Cookies or keys, with the rules that hold for them.
struct Names<'a> {
    syntax: &'a Rule,
    own: &'a Rule,
    shared: &'a Rule,
    reserved: &'a [&'a str],
    of: fn(&Service) -> Vec<&str>,
    list: &'a str,
    field: &'a str,
}

/// A name as a service declares it.
struct Declared<'a> {
    service: &'a Service,
    path: String,
    written: &'a str,
    pattern: NamePattern,
}

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let cookies = Names {
        syntax: &COOKIE_SYNTAX,
        own: &COOKIE_OWN,
        shared: &COOKIE_SHARED,
        reserved: &OWN_COOKIES,
        of: |service| {
            service
                .cookies
                .iter()
                .map(|cookie| cookie.name.as_str())
                .collect()
        },
        list: "cookies",
        field: "name",
    };
    let keys = Names {
        syntax: &KEY_SYNTAX,
        own: &KEY_OWN,
        shared: &KEY_SHARED,
        reserved: &OWN_KEYS,
        of: |service| {
            service
                .storage
                .iter()
                .map(|kept| kept.key.as_str())
                .collect()
        },
        list: "storage",
        field: "key",
    };
    for names in [cookies, keys] {
        let declared = names.read(policy, findings);
        names.own(&declared, findings);
        names.shared(&declared, findings);
    }
    lifetimes(policy, findings);
}

/// Lifetimes of keys that a storage ends sooner.
fn lifetimes(policy: &Policy, findings: &mut Vec<Finding>) {
    for (number, service) in policy.services.iter().enumerate() {
        let list = field(&element("services", number), "storage");
        for (place, kept) in service.storage.iter().enumerate() {
            if kept.area == Area::Session && kept.lifetime_days.is_some() {
                let path = field(&element(&list, place), "lifetime_days");
                let message = format!("`{}` is gone when its tab closes", kept.key);
                findings.push(KEY_LIFETIME.at(path, message));
            }
        }
    }
}

impl Names<'_> {
    fn read<'p>(&self, policy: &'p Policy, findings: &mut Vec<Finding>) -> Vec<Declared<'p>> {
        let mut declared = Vec::new();
        for (number, service) in policy.services.iter().enumerate() {
            let list = field(&element("services", number), self.list);
            for (place, written) in (self.of)(service).into_iter().enumerate() {
                let path = field(&element(&list, place), self.field);
                match NamePattern::parse(written) {
                    Ok(pattern) => declared.push(Declared {
                        service,
                        path,
                        written,
                        pattern,
                    }),
                    Err(error) => {
                        let words = error.to_string();
                        let (wrong, help) = words
                            .split_once("; ")
                            .unwrap_or((&words, "write it as the browser shows it"));
                        let finding = self.syntax.at(path, format!("`{written}` {wrong}"));
                        findings.push(finding.advising(help));
                    }
                }
            }
        }
        declared
    }

    fn own(&self, declared: &[Declared], findings: &mut Vec<Finding>) {
        let parse = |name: &&str| NamePattern::parse(name).ok();
        let reserved: Vec<NamePattern> = self.reserved.iter().filter_map(parse).collect();
        for name in declared {
            if reserved.iter().any(|own| own.meets(&name.pattern)) {
                let message = format!("`{}` matches Sekisho's own", name.written);
                findings.push(self.own.at(name.path.clone(), message));
            }
        }
    }

    /// Two patterns meet only if the fixed beginning of one begins the other's, so each is
    /// looked for by the beginnings of its own.
    fn shared(&self, declared: &[Declared], findings: &mut Vec<Finding>) {
        let mut by_prefix: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, name) in declared.iter().enumerate() {
            by_prefix
                .entry(&name.pattern.prefix)
                .or_default()
                .push(number);
        }
        for (number, name) in declared.iter().enumerate() {
            let whole = name.pattern.prefix.as_str();
            let ends = whole
                .char_indices()
                .map(|(end, _)| end)
                .chain([whole.len()]);
            let beginnings = ends.filter_map(|end| whole.get(..end));
            let others = beginnings
                .filter_map(|beginning| by_prefix.get(beginning))
                .flatten();
            let other = others
                .filter_map(|other| Some((*other, declared.get(*other)?)))
                .find(|(place, other)| {
                    let once = other.pattern.prefix != whole || *place < number;
                    once && other.service.id != name.service.id
                        && other.pattern.meets(&name.pattern)
                });
            if let Some((_, other)) = other {
                let message = format!(
                    "`{}` of `{}` meets `{}` of `{}`",
                    name.written, name.service.id, other.written, other.service.id
                );
                findings.push(self.shared.at(name.path.clone(), message));
            }
        }
    }
}
