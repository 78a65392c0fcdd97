//! What passes and is told: what nobody declared where the policy says so, and everything in the script that holds
//! nothing.

use serde_json::{Value, json};

use crate::browser::{Browser, beside};
use crate::document::Document;
use crate::engine::Engine;
use crate::policy::{baked, declared, reporting};
use crate::site::Site;

/// What is told, from the page's first moment.
const TOLD: &str = "<script>told = []; addEventListener('sekisho:held', ({ detail }) => told.push(detail))</script>";
const TAG: &str =
    "<script src=/sekisho.js data-enforce=strict data-worker=/sekisho-sw.js></script>";
/// What the page asks for and keeps: of a service that needs a yes by markup and by scripts, of nobody's, and of its own.
const BODY: &str = "<script type=text/plain data-sks-service=ana data-src=OTHER/marked.js></script>
    <img src=OTHER/image.gif alt=''>
    <script>
      fetch('OTHER/fetched', { mode: 'no-cors' });
      document.cookie = '_tc=1';
      localStorage.setItem('_tk', '1');
      new Image().src = 'NOBODY/undeclared.gif';
      fetch('/own');
    </script>";
/// What is told, each as what it is of and why it would be held.
const REASONS: &str = "return [...new Set(told.map(({ url, cookie, key, reason, verdict }) => \
    `${(url ?? cookie ?? key ?? 'mark').split('/').pop()} ${reason} ${verdict}`))].sort()";

fn site(script: impl FnOnce(&Value) -> Vec<u8>) -> Site {
    let site = Site::start();
    let script = script(&declared(site.port()));
    let nobody = format!("http://undeclared.localhost:{}", site.port());
    let body = BODY
        .replace("OTHER", &site.collector())
        .replace("NOBODY", &nobody);
    site.put("/sekisho.js", Document::script(script));
    site.put("/own", Document::new("text/plain", ""));
    site.put("/undeclared.gif", Document::pixel());
    site.put("/", Document::page(&format!("{TOLD}{TAG}"), &body));
    site
}

/// What is told once the page and what it asked for have come.
async fn told(browser: &Browser, count: usize) -> Value {
    browser
        .until(&format!(
            "document.readyState === 'complete' && new Set(told.map(({{ url, cookie, key }}) => url ?? cookie ?? key)).size >= {count}"
        ))
        .await;
    browser.settle().await;
    browser.run(REASONS).await
}

#[tokio::test]
async fn the_script_that_only_reports_holds_nothing_and_tells_what_it_would_hold() {
    for engine in Engine::ALL {
        let _place = beside();
        let site = site(reporting);
        let browser = Browser::of(engine).await;
        browser.client.goto(&site.at("/")).await.expect("it opens");
        let expected = json!([
            "_tc not_asked pass",
            "_tk not_asked pass",
            "fetched not_asked pass",
            "image.gif not_asked pass",
            "marked.js not_asked pass",
            "undeclared.gif undeclared pass",
        ]);
        assert_eq!(told(&browser, 6).await, expected, "{engine:?}");
        for name in ["marked", "image", "fetched", "/undeclared.gif", "/own"] {
            assert_eq!(site.count(name), 1, "{engine:?}: {name}");
        }
        let kept = json!(["cookie _tc", "local _tk"]);
        assert_eq!(json!(browser.kept().await), kept, "{engine:?}");
        // Nothing is asked, and nothing enforced by other means.
        let shown = "return [!!document.querySelector('sks-notice'), !!document.querySelector('meta'), \
            !!(await navigator.serviceWorker?.getRegistration())]";
        let shown = format!("return (async () => {{ {shown} }})()");
        assert_eq!(
            browser.run(&shown).await,
            json!([false, false, false]),
            "{engine:?}"
        );
        browser.close().await;
    }
}

#[tokio::test]
async fn what_nobody_declared_passes_and_is_told_where_the_policy_says_so() {
    let site = site(|policy| {
        let mut policy = policy.clone();
        policy["undeclared"]["requests"] = json!("report");
        baked(&policy)
    });
    let browser = Browser::start().await;
    let tag = "<script src=/sekisho.js></script><script>document.cookie = 'mine=1'</script>";
    let page = |body: &str| Document::page(&format!("{TOLD}{tag}"), body);
    let image = format!(
        "<img src=http://undeclared.localhost:{}/undeclared.gif alt=''><img src={}/image.gif alt=''>",
        site.port(),
        site.collector()
    );
    site.put("/", page(&image));
    browser.open(&site.at("/")).await;
    let expected = json!([
        "image.gif not_asked hold",
        "mine undeclared_reported pass",
        "undeclared.gif undeclared_reported pass",
    ]);
    assert_eq!(told(&browser, 3).await, expected);
    // The parser may have asked for the one that is held before the gate could take it away.
    assert_eq!(site.count("/undeclared.gif"), 1);
    browser.close().await;
}
