//! Files the demo serves as they are.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::reply::Reply;

/// The project's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The text of `www/<path>`.
pub fn text(path: &str) -> Result<String, String> {
    let file = root().join("www").join(path);
    fs::read_to_string(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))
}

/// The file `path` under the project's folder `folder`, or word that it is missing.
pub fn serve(folder: &str, path: &str) -> Reply {
    let inside = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !inside {
        return Reply::missing(path);
    }
    match fs::read(root().join(folder).join(path)) {
        Ok(bytes) => Reply::new(kind(path), bytes),
        Err(_) => Reply::missing(path),
    }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}
