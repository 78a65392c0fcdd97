//! The other host: what it answers, and under which name it counts.

use crate::document::Document;

/// A path's name, up to its ending.
fn name_of(path: &str) -> &str {
    let ends = |character| matches!(character, '.' | '?' | '/');
    path.trim_start_matches('/')
        .split(ends)
        .next()
        .unwrap_or_default()
}

/// Under which name a request is counted: what must never be asked for has one of its own.
pub fn counted(path: &str) -> String {
    let never = if path.contains(".never") {
        ".never"
    } else {
        ""
    };
    format!("{}{never}", name_of(path))
}

/// What is answered, by a path's ending; for isolated pages too, if the query says so. A script says that it ran.
pub fn collected(path: &str) -> Document {
    let document = answered(path);
    match path.ends_with("corp") {
        true => document.with("Cross-Origin-Resource-Policy: cross-origin"),
        false => document,
    }
}

fn answered(path: &str) -> Document {
    let file = path.split('?').next().unwrap_or_default();
    match file.rsplit('.').next() {
        Some("js") => Document::script(format!(
            "(globalThis.ran ??= []).push({:?});",
            name_of(path)
        )),
        Some("css") => Document::new("text/css", ""),
        Some("html") => Document::new("text/html", ""),
        Some("gif" | "png") => Document::pixel(),
        Some("svg") => Document::new("image/svg+xml", ""),
        Some("sse") => Document::new("text/event-stream", "data: x\n\n"),
        _ => Document::new("text/plain", ""),
    }
}
