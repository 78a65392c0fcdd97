//! A browser's side of a CSP, as the standard matches sources (CSP Level 3, section 6.7.2). It is
//! written from the standard and shares nothing with what writes the CSP.

#![allow(dead_code, reason = "each test takes what it needs")]

/// The page that the CSP came with.
pub const PAGE: &str = "https://www.example.jp/";

/// A URL's parts.
struct Parts<'a> {
    scheme: &'a str,
    host: &'a str,
    port: &'a str,
    path: &'a str,
}

/// Splits `scheme://host:port/path`; the port of a URL is its scheme's own unless named.
fn parts(url: &str) -> Parts<'_> {
    let (scheme, rest) = url.split_once("://").unwrap_or((url, ""));
    let at = rest.find('/').unwrap_or(rest.len());
    let (address, path) = rest.split_at(at);
    let (host, port) = match address.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port),
        _ => (address, ""),
    };
    Parts {
        scheme,
        host,
        port,
        path: path.split(['?', '#']).next().unwrap_or_default(),
    }
}

/// Whether a browser lets a page ask for `url` by a means.
pub fn lets_through(csp: &str, means: &str, url: &str) -> bool {
    let names: &[&str] = match means {
        "script" => &["script-src", "default-src"],
        "style" | "css" => &["style-src", "default-src"],
        "image" => &["img-src", "default-src"],
        "frame" => &["frame-src", "child-src", "default-src"],
        "media" => &["media-src", "default-src"],
        "worker" => &["worker-src", "child-src", "script-src", "default-src"],
        "object" => &["object-src", "default-src"],
        "form" => &["form-action"],
        _ => &["connect-src", "default-src"],
    };
    let found = names.iter().find_map(|name| directive(csp, name));
    let sources = found.expect("a directive for every means");
    sources.split(' ').any(|source| matches(source, url))
}

/// The sources of a directive.
pub fn directive<'a>(csp: &'a str, name: &str) -> Option<&'a str> {
    csp.split("; ")
        .filter_map(|directive| directive.split_once(' '))
        .find_map(|(found, sources)| (found == name).then_some(sources))
}

fn matches(source: &str, url: &str) -> bool {
    if let Some(scheme) = source.strip_suffix(':') {
        return url.split_once(':').is_some_and(|(its, _)| its == scheme);
    }
    let local = url.starts_with("data:") || url.starts_with("blob:");
    match source {
        _ if local => false,
        "'self'" => {
            let (page, url) = (parts(PAGE), parts(url));
            page.host == url.host && url.port.is_empty() && ["https", "wss"].contains(&url.scheme)
        }
        quoted if quoted.starts_with('\'') => false,
        _ => host_source(&parts(source), &parts(url)),
    }
}

fn host_source(source: &Parts, url: &Parts) -> bool {
    let host = match source.host.strip_prefix('*') {
        Some(end) => url.host.ends_with(end),
        None => url.host == source.host,
    };
    let port = source.port == "*" || source.port == url.port;
    let path = match source.path {
        "" => true,
        path if path.ends_with('/') => url.path.starts_with(path),
        path => url.path == path,
    };
    source.scheme == url.scheme && host && port && path
}
