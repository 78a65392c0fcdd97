//! The lint looks into every text that a policy can have.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::collections::BTreeSet;

use sekisho::lint::check;
use serde_json::{Map, Value, json};

/// Makes a document with every field there is; its texts are in Japanese alone.
struct Everything<'a> {
    schema: &'a Value,
    /// The path of each text.
    texts: BTreeSet<String>,
}

impl Everything<'_> {
    fn part(&mut self, part: &Value, path: &str) -> Value {
        if part["$ref"] == "#/$defs/Localized" {
            self.texts.insert(path.to_owned());
            return json!({ "ja": "文" });
        }
        if let Some(name) = part["$ref"].as_str() {
            let name = name.trim_start_matches("#/$defs/");
            return self.part(&self.schema["$defs"][name], path);
        }
        if let Some(either) = part["anyOf"].get(0) {
            return self.part(either, path);
        }
        if let Some(name) = part["oneOf"].get(0) {
            return name["const"].clone();
        }
        let kind = part["type"].as_str().or(part["type"][0].as_str());
        match kind.expect("a type") {
            "object" => self.fields(part, path),
            "array" => json!([self.part(&part["items"], &format!("{path}[0]"))]),
            "integer" => json!(1),
            "boolean" => json!(false),
            _ => json!("x"),
        }
    }

    fn fields(&mut self, part: &Value, path: &str) -> Value {
        let dot = if path.is_empty() { "" } else { "." };
        let fields = part["properties"].as_object().into_iter().flatten();
        let fields = fields.map(|(name, part)| {
            let value = self.part(part, &format!("{path}{dot}{name}"));
            (name.clone(), value)
        });
        fields.collect::<Map<_, _>>().into()
    }
}

#[test]
fn a_missing_language_is_found_in_every_text_that_a_policy_can_have() {
    let schema = sekisho::policy::schema::schema();
    let mut everything = Everything {
        schema: &schema,
        texts: BTreeSet::new(),
    };
    let mut policy = everything.part(&schema, "");
    policy["languages"] = json!(["ja", "en"]);
    let found: BTreeSet<String> = check(&policy.to_string())
        .findings
        .into_iter()
        .filter(|finding| finding.code == "text-missing")
        .map(|finding| finding.path)
        .collect();
    assert!(everything.texts.len() > 60, "{}", everything.texts.len());
    assert_eq!(found, everything.texts);
}
