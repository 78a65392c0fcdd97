//! Which host and path answers what.

use super::host::{Host, Site};
use super::incoming::Incoming;
use super::log::Log;
use super::reply::Reply;
use super::stream::Follower;
use super::template::Language;
use super::{collector, files, page};

/// What the demo knows while it runs.
pub struct Demo {
    /// The port all hosts share.
    pub port: u16,
    /// Sekisho's script with the demo's policy baked in.
    pub baked: Vec<u8>,
    /// What reached the collector.
    pub log: Log,
}

/// What a request is answered with.
pub enum Answer {
    /// A reply, and then the next request.
    Whole(Reply),
    /// A stream that goes on until the page goes away.
    Live(Follower),
}

/// Answers one request.
pub fn answer(demo: &Demo, incoming: &Incoming) -> Answer {
    let host = Host::of(incoming.header("host").unwrap_or_default());
    let first_party = matches!(host, Host::Group | Host::Site(_));
    if first_party && incoming.path == "/_collector/stream" {
        return Answer::Live(demo.log.follow());
    }
    Answer::Whole(match host {
        Host::Collector => collector::answer(&demo.log, incoming, demo.port),
        Host::Group => ledger(demo, incoming).unwrap_or_else(|| group(demo, &incoming.path)),
        Host::Site(site) => {
            ledger(demo, incoming).unwrap_or_else(|| of_site(demo, site, &incoming.path))
        }
        Host::Elsewhere => Reply::redirect(format!("http://group.localhost:{}/", demo.port)),
    })
}

/// What the ledgers ask, on each of the group's hosts.
fn ledger(demo: &Demo, incoming: &Incoming) -> Option<Reply> {
    let site = incoming.parameter("site");
    Some(match incoming.path.as_str() {
        "/_collector/requests" => Reply::json(&demo.log.requests(site).into()),
        "/_collector/count" => Reply::json(&demo.log.requests(site).len().into()),
        "/_collector/reset" if incoming.is_post() => {
            demo.log.reset();
            Reply::empty()
        }
        "/_ledger/gate" if incoming.is_post() => {
            if let Ok(report) = serde_json::from_slice(&incoming.body) {
                demo.log.gate(report);
            }
            Reply::empty()
        }
        "/_ledger/forget" if incoming.is_post() => {
            Reply::empty().with("Clear-Site-Data", "\"cookies\", \"storage\"")
        }
        _ => return None,
    })
}

fn group(demo: &Demo, path: &str) -> Reply {
    let (language, rest) = Language::of(path);
    match rest {
        "/" => html(page::of_no_site("group/home.html", language, demo.port)),
        "/style.css" => files::serve("www", "group/style.css"),
        "/home.js" => files::serve("www", "group/home.js"),
        "/policy.json" => files::serve("www", "policy.json"),
        _ => common(rest),
    }
}

fn of_site(demo: &Demo, site: Site, path: &str) -> Reply {
    let (language, rest) = Language::of(path);
    let page = |name| html(page::of_site(site, name, language, demo.port));
    match rest {
        "/" => page("home"),
        "/privacy" => page("privacy"),
        "/informative-data" => page("informative"),
        "/style.css" => files::serve("www", &format!("{}/style.css", site.name())),
        "/policy.json" => files::serve("www", "policy.json"),
        "/sekisho.js" if site == Site::Recruit => Reply::script(demo.baked.clone()),
        "/sekisho.js"
        | "/sekisho-panel.js"
        | "/sekisho-panel.wasm"
        | "/sekisho-compiler.wasm"
        | "/sekisho.nowasm.js"
        | "/sekisho-panel.nowasm.js" => files::serve("pkg/dist", rest.trim_start_matches('/')),
        _ => common(rest),
    }
}

fn common(path: &str) -> Reply {
    match path.trim_start_matches('/').split_once('/') {
        // The vendor's own snippet, as a site would paste it.
        Some(("shared", "mixpanel-snippet.js")) => files::serve(
            "node_modules/mixpanel-browser/dist",
            "mixpanel-jslib-snippet.min.js",
        ),
        Some((folder @ ("ledger" | "shared"), name)) => {
            files::serve("www", &format!("{folder}/{name}"))
        }
        _ if path == "/icon.svg" || path == "/favicon.ico" => {
            files::serve("www", "shared/icon.svg")
        }
        _ => Reply::missing(path),
    }
}

fn html(page: Result<String, String>) -> Reply {
    page.map_or_else(|error| Reply::failed(&error), Reply::html)
}
