//! The directives of a CSP.

use std::collections::BTreeSet;

use crate::compile::Source;

/// What fetches nothing from a host, and passes the gate for that reason.
const LOCAL: &str = " blob: data:";

/// The whole value. The gate lets a service pass by whatever means it asks, so every directive has
/// the same hosts; what a directive lacks here it takes from `default-src`, which keeps the header
/// short.
pub(super) fn directives(sources: &BTreeSet<Source>) -> String {
    let write = |scheme| -> String {
        let sources = sources.iter();
        sources
            .map(|source| format!(" {scheme}:{source}"))
            .collect()
    };
    let (hosts, sockets) = (write("https"), write("wss"));
    [
        // Images, fonts, media, frames and manifests.
        format!("default-src 'self'{LOCAL}{hosts}"),
        // The gate itself is WebAssembly. Neither inline scripts nor `data:`: whoever can write
        // markup into the page could run with them.
        format!("script-src 'self' 'wasm-unsafe-eval'{hosts}"),
        // The notice adopts its style sheets, which asks for nothing here.
        format!("style-src 'self'{hosts}"),
        format!("connect-src 'self'{LOCAL}{hosts}{sockets}"),
        // A worker is always of the page's own origin. One from a blob runs what a script that was
        // let in made, under this same CSP.
        "worker-src 'self' blob:".to_owned(),
        // Plug-ins are gone; what is left of them only helps attackers.
        "object-src 'none'".to_owned(),
        // Another base would turn the site's own addresses into others'.
        "base-uri 'self'".to_owned(),
        // A form sends to a host like any request.
        format!("form-action 'self'{hosts}"),
    ]
    .join("; ")
}
