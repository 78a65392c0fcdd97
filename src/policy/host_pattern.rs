//! A host pattern as services write it, read into its parts.

use std::fmt;

use crate::gate::Target;

/// A host pattern: `tag.example.com`, `*.example.com`, `example.com:8443`, `example.com/px/`, or
/// `/collect/` on the site's own origin.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct HostPattern {
    /// The host in lower case and punycode; none for the site's own origin.
    pub host: Option<String>,
    /// Covers the host and all under it.
    pub subdomains: bool,
    /// The only port it covers.
    pub port: Option<u16>,
    /// How a path must begin.
    pub path: Option<String>,
}

/// Why a host pattern cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostError {
    /// It is empty.
    Empty,
    /// It has a scheme, such as `https://`.
    Scheme,
    /// It has user information, a query or a fragment.
    NotHost,
    /// A `*` stands elsewhere than in a leading `*.`.
    Wildcard,
    /// A wildcard before an IP address.
    WideAddress,
    /// The port is no number from 1 to 65535.
    Port,
    /// No host has that name.
    Name,
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "is empty; name the host",
            Self::Scheme => "has a scheme; leave it out, every scheme is covered",
            Self::NotHost => "has user information, a query or a fragment; name host and path only",
            Self::Wildcard => "has a `*` that is not a leading `*.`; name the hosts",
            Self::WideAddress => "has a wildcard before an IP address; name the address",
            Self::Port => "has a port that is no number from 1 to 65535",
            Self::Name => "is no host name",
        })
    }
}

impl std::error::Error for HostError {}

impl HostPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(written: &str) -> Result<Self, HostError> {
        let written = written.trim();
        refuse(written)?;
        let (address, path) = match written.find('/') {
            Some(at) => written.split_at(at),
            None => (written, ""),
        };
        let path = (!path.is_empty()).then(|| plain_path(path));
        if address.is_empty() {
            return Ok(Self {
                host: None,
                subdomains: false,
                port: None,
                path,
            });
        }
        let (name, subdomains) = match address.strip_prefix("*.") {
            Some(name) => (name, true),
            None => (address, false),
        };
        if name.contains('*') || path.as_deref().is_some_and(|path| path.contains('*')) {
            return Err(HostError::Wildcard);
        }
        let (host, port) = host_and_port(name)?;
        let address = host.starts_with('[') || host.parse::<std::net::Ipv4Addr>().is_ok();
        if subdomains && address {
            return Err(HostError::WideAddress);
        }
        Ok(Self {
            host: Some(host),
            subdomains,
            port,
            path,
        })
    }
}

impl HostPattern {
    /// Whether everything on the other's host and port is also on this one's.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let (Some(own), Some(host)) = (&self.host, &other.host) else {
            return self.host == other.host;
        };
        let below = || {
            host.strip_suffix(own.as_str())
                .is_some_and(|rest| rest.ends_with('.'))
        };
        let same = own == host && (self.subdomains || !other.subdomains);
        let port = self.port.is_none() || self.port == other.port;
        port && (same || (self.subdomains && below()))
    }
}

/// Refuses what is more or less than a host with a path.
fn refuse(written: &str) -> Result<(), HostError> {
    if written.is_empty() {
        return Err(HostError::Empty);
    }
    if written.contains("://") || written.starts_with("//") {
        return Err(HostError::Scheme);
    }
    if written.contains(['@', '?', '#', '\\', ' ']) {
        return Err(HostError::NotHost);
    }
    Ok(())
}

/// The path as the gate reads a request's: escaped as a URL parser does, dots resolved, needless
/// escapes and doubled slashes taken out.
fn plain_path(path: &str) -> String {
    let url = url::Url::parse("http://host/").and_then(|base| base.join(path));
    let url = url.map_or_else(|_| path.to_owned(), String::from);
    match Target::read(url.as_bytes()) {
        Target::Remote(remote) => String::from_utf8_lossy(remote.place.path()).into_owned(),
        _ => path.to_owned(),
    }
}

/// The most bytes of a label, which DNS sets.
const LABEL: usize = 63;

/// The host as a URL parser writes it, and the port. The parser takes empty labels; no name has one.
fn host_and_port(name: &str) -> Result<(String, Option<u16>), HostError> {
    let bracket = name.rfind(']').unwrap_or(0);
    let (name, port) = match name.rfind(':') {
        Some(colon) if colon >= bracket => name.split_at(colon),
        _ => (name, ""),
    };
    let port = match port.strip_prefix(':') {
        None => None,
        Some(digits) => match digits.parse() {
            Ok(0) | Err(_) => return Err(HostError::Port),
            Ok(port) => Some(port),
        },
    };
    let name = name.strip_suffix('.').unwrap_or(name);
    let host = url::Host::parse(name).map_err(|_| HostError::Name)?;
    let host = host.to_string();
    let is_label = |label: &str| (1..=LABEL).contains(&label.len());
    match host.starts_with('[') || host.split('.').all(is_label) {
        true => Ok((host, port)),
        false => Err(HostError::Name),
    }
}
