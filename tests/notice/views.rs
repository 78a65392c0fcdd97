//! The views of a small policy.

use std::collections::BTreeMap;

use sekisho::compiled::Compiled;
use sekisho::consent::Session;
use sekisho::notice::{details, prompt, received};
use sekisho::policy::Policy;

use crate::support::{self, act, compiled};

/// The policy, as a document.
pub const SOURCE: &str = include_str!("policy.json");
/// Its languages.
pub const LANGUAGES: [&str; 2] = ["ja", "en"];

/// The policy.
pub fn policy() -> Policy {
    serde_json::from_str(SOURCE).expect("the policy reads")
}

/// A session with it after some acts.
pub fn session(policy: &Policy, gpc: bool, acts: &str) -> Session {
    let mut session = support::session(policy, gpc);
    act(&mut session, acts);
    session
}

/// Services by id.
pub fn services(policy: &Compiled, ids: &[&str]) -> Vec<usize> {
    ids.iter()
        .map(|id| policy.find_service(id.as_bytes()).expect("a service"))
        .collect()
}

/// Every view in every language, by name.
pub fn views(policy: &Policy) -> BTreeMap<String, String> {
    let compiled = compiled(policy);
    let unasked = session(policy, true, "unasked");
    let custom = session(policy, false, "pick p+access_statistics s+adbeam");
    let one = services(&compiled, &["kazoe"]);
    let several = services(&compiled, &["adbeam", "kazoe"]);
    let cookie = ("kz_id", one.first().copied());
    let mut views = BTreeMap::new();
    for (at, language) in LANGUAGES.iter().enumerate() {
        let mut add = |name, markup: String| views.insert(format!("{name}.{language}"), markup);
        add("first_layer", compiled.text(at, 0).to_owned());
        add("details", details(&unasked, at));
        add("details_answered", details(&custom, at));
        add("prompt", prompt(&compiled, at, &one));
        add("prompt_several", prompt(&compiled, at, &several));
        add("received", received(&compiled, at, &[cookie]));
        let cookies = [cookie, ("<unknown>", None)];
        add("received_several", received(&compiled, at, &cookies));
    }
    views
}
