//! Bytes as a JavaScript string literal, a character of Latin-1 for each.

const BYTE_ORDER_MARK: char = '\u{feff}';
/// What stands in the script where the policy goes.
const PLACEHOLDER: &str = "@@SKS_POLICY@@";

/// A literal in double quotes. It may stand in an inline script too: it never ends one.
pub(super) fn literal(bytes: &[u8]) -> String {
    let mut literal = String::with_capacity(bytes.len() * 3 / 2 + 2);
    literal.push('"');
    for (at, byte) in bytes.iter().enumerate() {
        let digit_follows = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        match *byte {
            b'"' => literal.push_str("\\\""),
            b'\\' => literal.push_str("\\\\"),
            b'\n' => literal.push_str("\\n"),
            b'\r' => literal.push_str("\\r"),
            0 if !digit_follows => literal.push_str("\\0"),
            // `</script>` and `<!--` mean something to HTML, whatever the language.
            b'<' if matches!(bytes.get(at + 1), Some(b'/' | b'!')) => literal.push_str("\\x3c"),
            0 => literal.push_str("\\x00"),
            byte => literal.push(char::from(byte)),
        }
    }
    literal.push('"');
    literal
}

/// The script with `bytes` in the place of its one placeholder, as UTF-8 with a byte order mark,
/// so that pages in other encodings read it right.
pub(super) fn bake(script: &str, bytes: &[u8]) -> Result<String, String> {
    let script = script.strip_prefix(BYTE_ORDER_MARK).unwrap_or(script);
    let places = ['"', '\'', '`'].map(|quote| format!("{quote}{PLACEHOLDER}{quote}"));
    let found: Vec<&String> = places
        .iter()
        .filter(|place| script.contains(*place))
        .collect();
    let [place] = found.as_slice() else {
        return Err("has no room for a policy; give the sekisho.js of the package".to_owned());
    };
    if script.matches(place.as_str()).count() != 1 {
        return Err(
            "has room for more than one policy; give the sekisho.js of the package".to_owned(),
        );
    }
    let baked = script.replacen(place.as_str(), &literal(bytes), 1);
    Ok(format!("{BYTE_ORDER_MARK}{baked}"))
}
