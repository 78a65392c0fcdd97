//! Whether a document has the fields of a policy, each of the right kind.
//!
//! Walks the document beside its JSON Schema, so that all slips are told at once and in the words
//! of the document; the typed reader would stop at the first and speak of types.

use serde_json::{Map, Value};

use super::nearest::nearest;
use super::source::{element, field};
use super::{Finding, Rule};

pub(super) const RULES: &[Rule] = &[UNKNOWN, MISSING, KIND, VALUE];

pub(super) const UNKNOWN: Rule = Rule::error("field-unknown", "");
const MISSING: Rule = Rule::error("field-missing", "");
const KIND: Rule = Rule::error("field-kind", "");
const VALUE: Rule = Rule::error("value-unknown", "");

/// Everything in which `document` is not what `schema` asks for.
pub(super) fn structure(document: &Value, schema: &Value) -> Vec<Finding> {
    let mut walk = Walk {
        definitions: schema.get("$defs"),
        findings: Vec::new(),
    };
    walk.value(document, schema, "");
    walk.findings
}

struct Walk<'a> {
    definitions: Option<&'a Value>,
    findings: Vec<Finding>,
}

impl<'a> Walk<'a> {
    fn value(&mut self, value: &Value, schema: &'a Value, path: &str) {
        let schema = self.resolve(schema);
        if let Some(either) = schema.get("anyOf").and_then(Value::as_array) {
            // Optional parts: the part itself, or null.
            if let Some(part) = either.first().filter(|_| !value.is_null()) {
                self.value(value, part, path);
            }
            return;
        }
        if let Some(names) = schema.get("oneOf").and_then(Value::as_array) {
            return self.name(value, names, path);
        }
        match (value, schema.get("items")) {
            _ if !is_kind(value, schema) => self.wrong_kind(value, schema, path),
            (Value::Object(object), _) => self.object(object, schema, path),
            (Value::Array(list), Some(items)) => {
                for (number, value) in list.iter().enumerate() {
                    self.value(value, items, &element(path, number));
                }
            }
            _ => {}
        }
    }

    fn resolve(&self, schema: &'a Value) -> &'a Value {
        schema
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|name| name.strip_prefix("#/$defs/"))
            .and_then(|name| self.definitions?.get(name))
            .unwrap_or(schema)
    }

    fn object(&mut self, object: &Map<String, Value>, schema: &'a Value, path: &str) {
        let none = Map::new();
        let fields = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties");
        for (name, value) in object {
            let path = field(path, name);
            match (fields.and_then(|fields| fields.get(name)), others) {
                (Some(schema), _) => self.value(value, schema, &path),
                (None, Some(schema)) if schema.is_object() => self.value(value, schema, &path),
                _ => self.unknown(name, fields.unwrap_or(&none), &path),
            }
        }
        let required = schema.get("required").and_then(Value::as_array);
        for name in required.into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(name) {
                let about = fields.and_then(|fields| fields.get(name));
                let finding = MISSING.at(field(path, name), format!("`{name}` is missing"));
                self.findings.push(finding.advising(add(about)));
            }
        }
    }

    fn unknown(&mut self, name: &str, fields: &Map<String, Value>, path: &str) {
        let known = fields.keys().map(String::as_str);
        let help = match nearest(name, known.clone()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("the fields here are {}", quoted(known)),
        };
        let finding = UNKNOWN.at(path, format!("unknown field `{name}`"));
        self.findings.push(finding.advising(help));
    }

    fn name(&mut self, value: &Value, names: &'a [Value], path: &str) {
        let known = names.iter().filter_map(|name| name.get("const")?.as_str());
        let Some(written) = value.as_str() else {
            let message = format!("is {}, where a name is asked for", kind_of(value));
            let help = format!("write one of {}", quoted(known));
            return self.findings.push(KIND.at(path, message).advising(help));
        };
        if known.clone().any(|name| name == written) {
            return;
        }
        let help = match nearest(written, known.clone()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write one of {}", quoted(known)),
        };
        let finding = VALUE.at(path, format!("unknown value `{written}`"));
        self.findings.push(finding.advising(help));
    }

    fn wrong_kind(&mut self, value: &Value, schema: &'a Value, path: &str) {
        let (asked, help) = asked(schema);
        let message = format!("is {}, where {asked} is asked for", kind_of(value));
        self.findings.push(KIND.at(path, message).advising(help));
    }
}

/// Whether a value is of a kind that the schema names, numbers within their bounds.
fn is_kind(value: &Value, schema: &Value) -> bool {
    let kinds = match schema.get("type") {
        Some(Value::String(kind)) => vec![kind.as_str()],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return true,
    };
    kinds.into_iter().any(|kind| match kind {
        "integer" => value
            .as_u64()
            .is_some_and(|number| number <= largest(schema)),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        _ => true,
    })
}

/// The largest number a field can hold.
fn largest(schema: &Value) -> u64 {
    let bound = schema.get("maximum").and_then(Value::as_u64);
    bound.unwrap_or(u64::from(u32::MAX))
}

fn kind_of(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(yes) => format!("`{yes}`"),
        Value::Number(number) => format!("the number `{number}`"),
        Value::String(_) => "text".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// What the schema asks for, and how it is written.
fn asked(schema: &Value) -> (String, String) {
    let kind = match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.first().and_then(Value::as_str),
        kind => kind.and_then(Value::as_str),
    };
    let (asked, help) = match kind {
        Some("integer") => {
            let asked = format!("a whole number from 0 to {}", largest(schema));
            return (asked, "write it in digits, without quotes".to_owned());
        }
        Some("string") => ("text", "put it in quotes"),
        Some("boolean") => ("`true` or `false`", "write it without quotes"),
        Some("array") => ("a list", "put it in `[` and `]`"),
        _ if schema
            .get("additionalProperties")
            .is_some_and(Value::is_object) =>
        {
            (
                "an object of texts by language",
                "write `{ \"en\": \"…\" }`, a text for each language",
            )
        }
        _ => ("an object", "put its fields in `{` and `}`"),
    };
    (asked.to_owned(), help.to_owned())
}

/// What to add for a field that is missing.
fn add(about: Option<&Value>) -> String {
    let text = about.and_then(|about| about.get("description")?.as_str());
    match text {
        Some(text) => {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let sentence = text
                .split_once(". ")
                .map_or(text.as_str(), |(first, _)| first);
            format!("add it: {}", sentence.trim_end_matches('.'))
        }
        None => "add it".to_owned(),
    }
}

fn quoted<'b>(names: impl Iterator<Item = &'b str>) -> String {
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
