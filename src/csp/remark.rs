//! Where a CSP says more or less than the policy.

use std::fmt;

use super::Csp;
use super::hosts::Host;
use crate::compile::can_be_named;

/// From here on a header meets servers and proxies that refuse it.
const LONG: usize = 8_000;

/// What differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// It is held, and on the site's own origin, which `'self'` lets through.
    Own,
    /// It is held, and lies within a host that passes.
    Within,
    /// It passes for all paths that begin so, which a CSP cannot say.
    Beginning,
    /// It passes, and is no host that a CSP is sure to match.
    Unsure,
}

impl Matter {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Own, Self::Within, Self::Beginning, Self::Unsure];
}

impl fmt::Display for Matter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Own => {
                "the policy holds these paths of the site's own; a CSP cannot leave them out of \
                 'self', so that only the gate holds them"
            }
            Self::Within => {
                "the policy holds these within wider hosts that pass; a CSP cannot leave them out, \
                 so that only the gate holds them"
            }
            Self::Beginning => {
                "the policy covers every path that begins so; the CSP covers the path itself and \
                 all under it. If more is meant, end the path in `/`"
            }
            Self::Unsure => {
                "these pass, but browsers need not match addresses and unusual names in a CSP, and \
                 may block them; give them a plain host name"
            }
        })
    }
}

/// A host pattern for which the CSP differs from the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What differs.
    pub matter: Matter,
    /// The pattern's path in the document.
    pub path: String,
    /// The pattern as it is written, and within which one it lies.
    pub written: String,
}

impl Csp {
    /// The remarks in words, those of one matter together; empty if there are none.
    #[must_use]
    pub fn told(&self) -> String {
        let mut told = String::new();
        for matter in Matter::ALL {
            let of = self.remarks.iter().filter(|remark| remark.matter == matter);
            let lines: Vec<String> = of
                .map(|remark| format!("  {} {}\n", remark.path, remark.written))
                .collect();
            if !lines.is_empty() {
                told.push_str(&format!("note: {matter}:\n{}", lines.concat()));
            }
        }
        let length = self.value.len();
        if length > LONG {
            told.push_str(&format!(
                "note: the header is {length} bytes long; some servers and proxies take no more \
                 than 8192, so try yours\n"
            ));
        }
        told
    }
}

/// What is to be said of each host.
pub(super) fn remarks(hosts: &[Host]) -> Vec<Remark> {
    let of = |host: &Host| -> Option<Remark> {
        let (matter, written) = if host.passes {
            (short(host)?, format!("`{}`", host.written))
        } else {
            lost(host, hosts)?
        };
        Some(Remark {
            matter,
            path: host.path.clone(),
            written,
        })
    };
    hosts.iter().filter_map(of).collect()
}

/// How the CSP falls short of a host that passes.
fn short(host: &Host) -> Option<Matter> {
    let name = host.pattern.host.as_ref()?;
    let path = host.pattern.path.as_deref().unwrap_or("/");
    if !can_be_named(name) || name.parse::<std::net::Ipv4Addr>().is_ok() {
        return Some(Matter::Unsure);
    }
    (!path.ends_with('/')).then_some(Matter::Beginning)
}

/// How the CSP lets a host through that is held.
fn lost(host: &Host, hosts: &[Host]) -> Option<(Matter, String)> {
    if host.is_own() {
        return Some((Matter::Own, format!("`{}`", host.written)));
    }
    let mut open = hosts.iter().filter(|other| other.passes);
    let wider = open.find(|other| host.is_cut_from(other))?;
    let written = format!("`{}` within `{}`", host.written, wider.written);
    Some((Matter::Within, written))
}
