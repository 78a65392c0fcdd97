//! After each choice exactly what the policy says reaches the collector, no more and no less.

use std::time::Duration;

use crate::browser::{Browser, until};
use crate::demo::{Demo, demo};

const SITES: [&str; 3] = ["recruit", "care", "engineer"];
/// How many things the tags of every page try at least.
const TAGS: u64 = 8;
const OPTIONAL: [&str; 6] = [
    "ad_frame",
    "ad_pixel",
    "countly",
    "device_id",
    "mixpanel",
    "posthog",
];

/// The services, by the beginnings of the paths on which they reach the collector.
fn services(paths: &[String]) -> Vec<&'static str> {
    let of = |path: &str| match path {
        path if path.contains("posthog") => "posthog",
        path if path.contains("countly") => "countly",
        path if path.contains("mixpanel") => "mixpanel",
        path if path.starts_with("/device") => "device_id",
        path if path.starts_with("/ad/") => "ad_frame",
        "/tag.js" | "/pixel.gif" | "/beacon" => "ad_pixel",
        other => panic!("{other} belongs to no service"),
    };
    let mut found: Vec<_> = paths.iter().map(|path| of(path)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

async fn on_each_page(act: impl AsyncFn(&Demo, &Browser, &str)) {
    let demo = demo();
    for site in SITES {
        let browser = Browser::start().await;
        browser.open(&demo.page(site, "/")).await;
        act(&demo, &browser, site).await;
        browser.close().await;
    }
}

#[tokio::test]
async fn before_any_choice_nothing_reaches_the_collector_and_nothing_is_kept() {
    on_each_page(async |demo, browser, site| {
        // What the tags try is seen at the gate: they have run, and were held.
        until(&format!("{site}: tags are held"), || async {
            browser.held().await >= TAGS
        })
        .await;
        assert_eq!(demo.reached(site), Vec::<String>::new(), "{site}");
        assert_eq!(browser.kept().await, Vec::<String>::new(), "{site}");
        let cookies = browser
            .command("Network.getAllCookies", serde_json::json!({}))
            .await;
        assert_eq!(cookies["cookies"], serde_json::json!([]), "{site}");
    })
    .await;
}

#[tokio::test]
async fn after_allow_all_every_service_reaches_the_collector() {
    on_each_page(async |demo, browser, site| {
        browser.click("[data-sks=allow-all]").await;
        until(&format!("{site}: all services arrive"), || async {
            services(&demo.reached(site)) == OPTIONAL
        })
        .await;
        assert_eq!(
            browser.run("return sekisho.choices().mode").await,
            "allow_all"
        );
    })
    .await;
}

#[tokio::test]
async fn after_reject_all_nothing_reaches_the_collector_and_only_the_record_is_kept() {
    on_each_page(async |demo, browser, site| {
        browser.click("[data-sks=reject-all]").await;
        until("the choice is told", || async {
            browser
                .run("return __seen.some(e => e.type === 'choice')")
                .await
                == true
        })
        .await;
        // The next page tries everything again.
        browser.open(&demo.page(site, "/en/")).await;
        until(&format!("{site}: tags are held"), || async {
            browser.held().await >= TAGS
        })
        .await;
        assert_eq!(demo.reached(site), Vec::<String>::new(), "{site}");
        let kept = browser.kept().await;
        assert!(
            kept.iter().all(|name| name
                .split_once(' ')
                .is_some_and(|(_, name)| name.starts_with("sks"))),
            "{kept:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn after_notify_me_each_service_waits_for_its_own_answer() {
    let demo = demo();
    let browser = Browser::start().await;
    browser.open(&demo.page("recruit", "/")).await;
    browser.click("[data-sks=notify]").await;
    browser
        .click("[data-sks=once][data-sks-services=posthog]")
        .await;
    until("PostHog arrives", || async {
        services(&demo.reached("recruit")) == ["posthog"]
    })
    .await;
    browser
        .click("[data-sks=never][data-sks-services=countly]")
        .await;
    until("the answer is kept", || async {
        browser
            .run("return sekisho.choices().services.countly")
            .await
            == "hold"
    })
    .await;
    assert_eq!(services(&demo.reached("recruit")), ["posthog"]);
    browser.close().await;
}

/// Withdraws once nothing is on its way any more, and returns how much had reached the collector before.
/// All in one task, in which no other script of the page can ask for anything.
const WITHDRAW: &str = "
    const count = () => {
      const ask = new XMLHttpRequest();
      ask.open('GET', `/_collector/count?site=${location.hostname}`, false);
      ask.send();
      return Number(ask.responseText);
    };
    let before = count();
    for (let same = 0; same < 100; same++) {
      const now = count();
      if (now !== before) same = 0;
      before = now;
    }
    sekisho.withdraw();
    return before;";
/// Has what runs on the page go on as before: by the vendors' own functions, and past them.
const GO_ON: &str = "
    report('after_withdrawal', {});
    const [tag] = document.querySelectorAll('script[src*=\"/sdk/posthog\"]');
    const { origin } = new URL(tag.src);
    new Image().src = `${origin}/pixel.gif?event=after`;
    navigator.sendBeacon(`${origin}/beacon?event=after`);
    fetch(`${origin}/device`, { headers: { 'X-Device-Identifier': 'after' } }).catch(() => {});
    document.body.append(Object.assign(document.createElement('script'), { src: `${origin}/tag.js` }));
    document.body.append(Object.assign(document.createElement('iframe'), { src: `${origin}/ad/frame.html` }));
    return __seen.filter(({ type, detail }) => type === 'held' && detail.dropped).length;";
/// How long what goes on is watched.
const WATCHED: Duration = Duration::from_secs(2);

fn is_record(name: &str) -> bool {
    name.split_once(' ')
        .is_some_and(|(_, name)| name.starts_with("sks"))
}

#[tokio::test]
async fn after_withdrawal_nothing_new_arrives_and_the_cookies_are_gone() {
    on_each_page(async |demo, browser, site| {
        browser.click("[data-sks=allow-all]").await;
        until("all services arrive", || async {
            services(&demo.reached(site)) == OPTIONAL
        })
        .await;
        until("cookies are there", || async {
            browser.kept().await.len() > 2
        })
        .await;
        let before = browser.run(WITHDRAW).await;
        let before = before.as_u64().expect("a number") as usize;
        assert!(before >= OPTIONAL.len(), "{site}: only {before}");
        until("only the record is kept", || async {
            browser.kept().await.iter().all(|name| is_record(name))
        })
        .await;
        let refused = browser.run(GO_ON).await;
        assert!(refused.as_u64() >= Some(4), "{site}: {refused} were tried");
        tokio::time::sleep(WATCHED).await;
        demo.fence(site);
        assert_eq!(demo.reached(site).split_off(before), ["/fence"], "{site}");
        // The next page tries everything again, and so does this one while it goes.
        browser.open(&demo.page(site, "/")).await;
        until("tags are held", || async { browser.held().await >= TAGS }).await;
        demo.fence(site);
        let since = demo.reached(site).split_off(before);
        assert_eq!(since, ["/fence", "/fence"], "{site}");
        assert!(browser.kept().await.iter().all(|name| is_record(name)));
    })
    .await;
}
