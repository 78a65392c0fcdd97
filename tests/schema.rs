//! The committed JSON Schema is the one the types give.

#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use std::path::PathBuf;

use sekisho::policy::schema::{SCHEMA_FILE, schema, schema_text};

fn committed() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("pkg")
        .join(SCHEMA_FILE)
}

/// `SEKISHO_WRITE_SCHEMA=1 cargo test --test schema` writes it anew.
#[test]
fn the_committed_schema_is_the_one_the_types_give() {
    let path = committed();
    if std::env::var_os("SEKISHO_WRITE_SCHEMA").is_some() {
        std::fs::write(&path, schema_text()).expect("the schema can be written");
    }
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        text == schema_text(),
        "{} is stale; run `SEKISHO_WRITE_SCHEMA=1 cargo test --test schema`",
        path.display()
    );
}

#[test]
fn every_field_of_the_schema_has_a_text() {
    let schema = schema();
    let mut silent = Vec::new();
    let definitions = schema["$defs"].as_object().expect("definitions");
    let all = definitions
        .iter()
        .map(|(name, definition)| (name.as_str(), definition))
        .chain([("Policy", &schema)]);
    for (name, definition) in all {
        let fields = definition["properties"].as_object().into_iter().flatten();
        for (field, about) in fields {
            if about["description"].as_str().unwrap_or_default().is_empty() {
                silent.push(format!("{name}.{field}"));
            }
        }
    }
    assert!(silent.is_empty(), "{silent:?}");
}
