//! Host patterns as a CSP's sources.

use std::fmt;

use crate::policy::HostPattern;

/// A source, but for its scheme.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    host: String,
    /// All under the host, which in a CSP leaves the host itself out.
    under: bool,
    port: Option<u16>,
    /// As far as it ends in `/`, how a path must begin; else the path.
    path: String,
}

impl Source {
    /// The sources that together cover what a pattern does. None for the site's own origin, which
    /// `'self'` covers, and for a host that a CSP cannot name.
    pub fn of(pattern: &HostPattern) -> Vec<Self> {
        let Some(host) = pattern.host.as_ref().filter(|host| can_be_named(host)) else {
            return Vec::new();
        };
        let mut sources = Vec::new();
        for under in [false, true] {
            for path in paths(pattern) {
                sources.push(Self {
                    host: host.clone(),
                    under,
                    port: pattern.port,
                    path,
                });
            }
        }
        sources.retain(|source| pattern.subdomains || !source.under);
        sources
    }
}

/// The source without its scheme. A pattern without a port covers every port; a source would only
/// cover the scheme's own.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (host, path) = (&self.host, &self.path);
        let wide = if self.under { "*." } else { "" };
        match self.port {
            Some(port) => write!(f, "//{wide}{host}:{port}{path}"),
            None => write!(f, "//{wide}{host}:*{path}"),
        }
    }
}

/// Whether a host is of the letters a source may have. A policy's host may hold quotes and
/// semicolons; in a CSP they would end the source, so such a host is left out whole.
pub fn can_be_named(host: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    host.bytes().all(plain)
}

/// A pattern's path covers all that begin so. A source's does only if it ends in `/`, so that a
/// path without one becomes two: itself, and all under it.
fn paths(pattern: &HostPattern) -> Vec<String> {
    let path = escaped(pattern.path.as_deref().unwrap_or_default());
    if path.is_empty() || path.ends_with('/') {
        return vec![path];
    }
    let under = format!("{path}/");
    vec![path, under]
}

/// The path with all escaped that a CSP or a server's configuration could read as its own: `;` and
/// `,` end a source, `$` begins a variable of nginx and Vercel. Browsers compare unescaped.
fn escaped(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut text = String::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        let digit = |ahead: usize| bytes.get(at + ahead).is_some_and(u8::is_ascii_hexdigit);
        let plain = match *byte {
            b'%' => digit(1) && digit(2),
            b'-' | b'.' | b'_' | b'~' | b'/' => true,
            other => other.is_ascii_alphanumeric(),
        };
        if plain {
            text.push(char::from(*byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}
