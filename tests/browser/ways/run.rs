//! All ways in one engine under one means.

use std::time::{Duration, Instant};

use fantoccini::wd::TimeoutConfiguration;
use serde_json::Value;

use super::way::Way;
use crate::browser::{Browser, beside};
use crate::engine::Engine;
use crate::means::Means;
use crate::site::Site;

/// How long a page without any means may take to ask.
const PATIENCE: Duration = Duration::from_millis(2_500);
const SLOW: Duration = Duration::from_secs(5);
/// How long a page is given at least.
const MOMENT: Duration = Duration::from_millis(300);
/// How long a page may load, and take to say what it has done.
const LOAD: Duration = Duration::from_secs(8);
const SCRIPT: Duration = Duration::from_secs(3);
/// How long a page still does something once it is left.
const LAST: Duration = Duration::from_secs(1);
/// The scripts that say they ran, and what is kept under a name of the tracker's.
const LOOK: &str = include_str!("look.js");

/// What was seen of a way.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// It reached the tracker.
    pub asked: bool,
    /// A script of the tracker's ran on the page.
    pub ran: bool,
    /// The browser keeps something.
    pub kept: bool,
    /// How long that took, if it was waited for.
    took: Duration,
}

impl Seen {
    /// Whether it did anything.
    pub fn fires(&self) -> bool {
        self.asked || self.kept
    }
}

/// How long pages are watched.
#[derive(Clone, Copy)]
pub enum Waits<'a> {
    /// Until they have done what they do.
    UntilFired,
    /// Twice as long as that took.
    AsLongAs(&'a [Seen]),
    /// Not long.
    AMoment,
}

impl Waits<'_> {
    fn of(self, way: &Way, at: usize) -> Duration {
        match self {
            Self::UntilFired if way.is_slow => SLOW,
            Self::UntilFired => PATIENCE,
            Self::AsLongAs(bare) if bare[at].fires() => MOMENT + bare[at].took * 2,
            Self::AsLongAs(_) => Duration::ZERO,
            Self::AMoment if way.is_slow => SLOW / 2,
            Self::AMoment => MOMENT,
        }
    }
}

/// Opens every way's page, in three browsers beside each other: most of it is waiting.
pub async fn run(engine: Engine, means: Means, ways: &[Way], waits: Waits<'_>) -> Vec<Seen> {
    let _place = beside();
    let share = |number| {
        share(
            engine,
            means,
            ways.iter().enumerate().skip(number).step_by(3),
            waits,
        )
    };
    let (first, second, third) = tokio::join!(share(0), share(1), share(2));
    let mut all = [first, second, third].concat();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, seen)| seen).collect()
}

/// Opens some of the pages in turn. What arrives late counts too.
async fn share<'a>(
    engine: Engine,
    means: Means,
    ways: impl Iterator<Item = (usize, &'a Way)>,
    waits: Waits<'_>,
) -> Vec<(usize, Seen)> {
    let (site, browser) = (Site::start(), Browser::of(engine).await);
    let timeouts = TimeoutConfiguration::new(Some(SCRIPT), Some(LOAD), None);
    browser
        .client
        .update_timeouts(timeouts)
        .await
        .expect("they are set");
    let mut all = Vec::new();
    for (at, way) in ways {
        site.watch(&way.name);
        let patience = waits.of(way, at);
        let seen = watch(
            &site,
            &browser,
            means,
            way,
            patience,
            matches!(waits, Waits::UntilFired),
        )
        .await;
        // Whose contact it is nothing says, so a page that makes some is over before the next is watched.
        if way.is_wire {
            let _ = browser.client.goto("about:blank").await;
            tokio::time::sleep(LAST).await;
        }
        all.push((at, way, seen));
    }
    tokio::time::sleep(LAST).await;
    browser.close().await;
    let late = |(at, way, seen): (usize, &Way, Seen)| {
        let asked = site.count(&way.name) > 0;
        (at, Seen { asked, ..seen })
    };
    all.into_iter().map(late).collect()
}

/// Opens one page and looks at what it does, for so long or until it has done it.
async fn watch(
    site: &Site,
    browser: &Browser,
    means: Means,
    way: &Way,
    patience: Duration,
    until_fired: bool,
) -> Seen {
    let address = site.way(means, &way.name);
    if means == Means::Worker {
        enlist(browser, &address).await;
    }
    // One that does not end loading has done what it does.
    let _ = browser.client.goto(&address).await;
    if !means.tag().is_empty() && !way.leaves {
        browser.until("!!window.sekisho?.choices()").await;
    }
    let start = Instant::now();
    let mut seen = look(site, browser, way).await;
    while start.elapsed() < patience && !(until_fired && seen.fires()) {
        tokio::time::sleep(Duration::from_millis(100)).await;
        seen = look(site, browser, way).await;
    }
    let took = start.elapsed();
    // What was asked for last has not run yet.
    tokio::time::sleep(Duration::from_millis(100)).await;
    seen = look(site, browser, way).await;
    Seen { took, ..seen }
}

/// Has the service worker in control of the page that is opened next at an address of this host, where there can
/// be one.
async fn enlist(browser: &Browser, address: &str) {
    let root = address.split("/worker/").next().unwrap_or_default();
    let _ = browser.client.goto(root).await;
    let registered =
        "return navigator.serviceWorker.register('/sekisho-sw.js').then(() => true, () => false)";
    browser.run(registered).await;
    let settled = "navigator.serviceWorker.getRegistrations().then((all) => all.every(({ active }) => active))";
    browser.until(settled).await;
}

async fn look(site: &Site, browser: &Browser, way: &Way) -> Seen {
    // A page that is gone has nothing to say; what it asked for is counted elsewhere.
    let said = match way.leaves {
        true => Value::Null,
        false => {
            let keeps = vec![way.keeps.into()];
            let said = browser.client.execute(LOOK, keeps).await;
            said.unwrap_or_default()
        }
    };
    let names = |key: &str| said[key].as_array().cloned().unwrap_or_default();
    let cookies = match way.keeps {
        true => browser.client.get_all_cookies().await.unwrap_or_default(),
        false => Vec::new(),
    };
    Seen {
        asked: site.count(&way.name) > 0,
        ran: names("ran").iter().any(|name| *name == way.name.as_str()),
        kept: way.keeps
            && (!names("kept").is_empty()
                || cookies.iter().any(|cookie| cookie.name().starts_with("_t"))),
        took: Duration::ZERO,
    }
}
