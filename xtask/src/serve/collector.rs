//! The collector: the third party to whom the sites' trackers report.
//!
//! It writes every request down before it answers, and answers the way the real services
//! do, so that the real SDKs are content with it.

use serde_json::{Value, json};

use super::files;
use super::incoming::{Incoming, parameter};
use super::log::Log;
use super::page;
use super::reply::Reply;
use super::template::Language;

/// A transparent GIF of one pixel.
const PIXEL: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

/// The headers worth a line in the log.
const OF_NOTE: [&str; 7] = [
    "content-type",
    "origin",
    "referer",
    "sec-fetch-dest",
    "sec-fetch-mode",
    "sec-gpc",
    "x-device-identifier",
];

/// Writes `incoming` down and answers it.
pub fn answer(log: &Log, incoming: &Incoming, port: u16) -> Reply {
    log.reached(entry(incoming));
    let origin = incoming.header("origin").unwrap_or("*");
    reply(incoming, port)
        .with("Access-Control-Allow-Origin", origin)
        .with("Access-Control-Allow-Credentials", "true")
        .with("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
        .with(
            "Access-Control-Allow-Headers",
            incoming
                .header("access-control-request-headers")
                .unwrap_or("content-type"),
        )
        .with("Cross-Origin-Resource-Policy", "cross-origin")
        .with("Vary", "Origin")
}

fn reply(incoming: &Incoming, port: u16) -> Reply {
    let path = incoming.path.as_str();
    if incoming.method == "OPTIONS" {
        return Reply::empty();
    }
    match path {
        "/sdk/posthog.js" => files::serve("node_modules/posthog-js/dist", "array.js"),
        "/sdk/mixpanel.js" => files::serve("node_modules/mixpanel-browser/dist", "mixpanel.min.js"),
        "/sdk/countly.js" => files::serve("node_modules/countly-sdk-web/lib", "countly.min.js"),
        "/tag.js" => template("collector/tag.js", Reply::script, port),
        "/ad/frame.html" => template("collector/frame.html", Reply::html, port),
        "/pixel.gif" => pixel().with(
            "Set-Cookie",
            "adid=d3m0; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=None",
        ),
        _ if path.ends_with(".gif") => pixel(),
        _ => ingestion(incoming),
    }
}

/// What the three SDKs' own servers would say.
fn ingestion(incoming: &Incoming) -> Reply {
    let path = incoming.path.as_str();
    if let Some(file) = path.strip_prefix("/posthog/static/") {
        return files::serve("node_modules/posthog-js/dist", file);
    }
    if path.starts_with("/posthog/flags") {
        return Reply::json(
            &json!({"flags": {}, "featureFlags": {}, "featureFlagPayloads": {}, "errorsWhileComputingFlags": false}),
        );
    }
    if path.starts_with("/posthog/array/") {
        return posthog_settings(path);
    }
    if path.starts_with("/posthog/") {
        return Reply::json(&json!({"status": "Ok"}));
    }
    if path.starts_with("/mixpanel/") {
        return Reply::json(&json!({"status": 1, "error": null}));
    }
    if path.starts_with("/countly/o/") {
        return Reply::json(&json!({}));
    }
    if path.starts_with("/countly/") {
        return Reply::json(&json!({"result": "Success"}));
    }
    match path {
        "/device" => {
            Reply::json(&json!({"known": incoming.header("x-device-identifier").is_some()}))
        }
        "/beacon" => Reply::empty(),
        _ => Reply::missing(path),
    }
}

/// PostHog's settings for a project, which it loads as a script first and as JSON after that.
fn posthog_settings(path: &str) -> Reply {
    let settings = json!({
        "supportedCompression": [],
        "hasFeatureFlags": false,
        "sessionRecording": false,
        "surveys": false,
        "heatmaps": false,
        "capturePerformance": false,
    });
    if !path.ends_with(".js") {
        return Reply::json(&settings);
    }
    let projects = json!({"phc_demo": {"config": settings, "siteApps": []}});
    Reply::script(format!("window._POSTHOG_REMOTE_CONFIG = {projects};\n"))
}

fn template(path: &str, reply: fn(String) -> Reply, port: u16) -> Reply {
    page::of_no_site(path, Language::Japanese, port)
        .map_or_else(|error| Reply::failed(&error), reply)
}

fn pixel() -> Reply {
    Reply::new("image/gif", PIXEL)
}

/// The line of the log for `incoming`.
fn entry(incoming: &Incoming) -> Value {
    let headers: serde_json::Map<_, _> = incoming
        .headers
        .iter()
        .filter(|(name, _)| OF_NOTE.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), json!(value)))
        .collect();
    json!({
        "site": site(incoming),
        "kind": kind(incoming),
        "service": service(&incoming.path),
        "method": incoming.method,
        "path": incoming.path,
        "query": incoming.query,
        "headers": headers,
        "cookies": incoming.header("cookie").unwrap_or_default(),
        "body_bytes": incoming.body.len(),
    })
}

/// The site whose page caused the request. What the collector's own frame asks for
/// is on the account of the site that embeds it, named in the frame's address.
fn site(incoming: &Incoming) -> String {
    let from = |header: &str| {
        let url = incoming.header(header)?;
        let (_, rest) = url.split_once("://")?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = authority.split(':').next()?;
        if host == "collector.localhost" {
            let (_, query) = path.split_once('?')?;
            return Some(format!("{}.localhost", parameter(query, "site")?));
        }
        Some(host.to_owned())
    };
    let named = || Some(format!("{}.localhost", incoming.parameter("site")?));
    from("origin")
        .or_else(|| from("referer"))
        .or_else(named)
        .unwrap_or_else(|| "unknown".to_owned())
}

/// What a request is, in a word the ledger translates.
fn kind(incoming: &Incoming) -> &'static str {
    let path = incoming.path.as_str();
    match path {
        _ if incoming.method == "OPTIONS" => "preflight",
        "/tag.js" => "script",
        "/beacon" => "beacon",
        "/device" => "identifier",
        _ if path.ends_with(".js") => "script",
        _ if path.ends_with(".gif") => "pixel",
        _ if path.ends_with(".html") => "frame",
        _ if path.starts_with("/posthog/flags") || path.starts_with("/posthog/array/") => {
            "settings"
        }
        _ if path.starts_with("/countly/o/") => "settings",
        _ => "event",
    }
}

/// Whose request it is by its path; the policy declares the same paths.
fn service(path: &str) -> Option<&'static str> {
    let of = |prefix: &str| path.starts_with(prefix);
    match path {
        "/tag.js" | "/pixel.gif" | "/beacon" => Some("ad_pixel"),
        "/device" => Some("device_id"),
        _ if of("/posthog/") || path == "/sdk/posthog.js" => Some("posthog"),
        _ if of("/mixpanel/") || path == "/sdk/mixpanel.js" => Some("mixpanel"),
        _ if of("/countly/") || path == "/sdk/countly.js" => Some("countly"),
        _ if of("/ad/") => Some("ad_frame"),
        _ => None,
    }
}
