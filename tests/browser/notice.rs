//! The notice as a visitor and a script meet it.

use serde_json::{Value, json};

use crate::browser::{Browser, until};
use crate::demo::demo;
use crate::screen::resize;

/// A desktop, a telephone, the smallest screen that must do, and a telephone on its side.
const SCREENS: [(u32, u32); 4] = [(1280, 800), (390, 844), (320, 568), (740, 360)];
/// The choices' words by page.
const CHOICES: [(&str, [&str; 3]); 2] = [
    (
        "/",
        [
            "すべてのCookieを許可する",
            "すべてのCookieを拒否する",
            "Cookieを受信したら通知する",
        ],
    ),
    (
        "/en/",
        [
            "Allow all cookies",
            "Reject all cookies",
            "Notify me when cookies are received",
        ],
    ),
];
/// What finds things in the notice.
const FIND: &str = "const root = document.querySelector('sks-notice').shadowRoot;
    const view = root.querySelector('[data-sks-view=notice]');
    const box = part => { const { left, top, right, bottom, width, height } = part.getBoundingClientRect();
      return { left, top, right, bottom, width, height }; };
    const isIn = ({ left, top, right, bottom }) => left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;";

/// Runs a script in which `FIND`'s names can be used.
async fn find(browser: &Browser, script: &str) -> Value {
    browser.run(&format!("{FIND} {script}")).await
}

#[tokio::test]
async fn the_three_choices_are_of_one_size_weight_and_distance_at_every_width() {
    let demo = demo();
    let browser = Browser::start().await;
    for (path, words) in CHOICES {
        browser.open(&demo.page("recruit", path)).await;
        for screen in SCREENS {
            resize(&browser, screen).await;
            let place = format!("{path} at {screen:?}");
            let found = find(&browser, "const choices = ['allow-all', 'reject-all', 'notify'].map(name => view.querySelector(`[data-sks=${name}]`));
                const style = one => { const s = getComputedStyle(one); return ['fontSize', 'fontWeight', 'fontFamily', 'color', 'backgroundColor',
                  'borderWidth', 'borderStyle', 'borderColor', 'borderRadius', 'boxShadow', 'opacity', 'textDecorationLine'].map(key => s[key]); };
                const all = choices.map(box);
                const apart = at => [all[at + 1].left - all[at].left, all[at + 1].top - all[at].top].map(Math.round);
                return { words: choices.map(one => one.textContent.trim()), looks: choices.map(style),
                  sizes: all.map(({ width, height }) => [Math.round(width), Math.round(height)]), apart: [apart(0), apart(1)], inSight: all.every(isIn) };").await;
            assert_eq!(found["words"], json!(words), "{place}");
            for of in ["looks", "sizes"] {
                let of = found[of].as_array().expect("three");
                assert!(of.iter().all(|one| *one == of[0]), "{place}: {of:?}");
            }
            assert!(
                found["sizes"][0][1].as_u64() >= Some(44),
                "{place}: {found}"
            );
            assert_eq!(found["apart"][0], found["apart"][1], "{place}");
            assert_eq!(found["inSight"], true, "{place}");
        }
    }
    browser.close().await;
}

#[tokio::test]
async fn what_rejecting_may_restrict_is_in_sight_beside_the_choices() {
    let demo = demo();
    let browser = Browser::start().await;
    for (path, _) in CHOICES {
        browser.open(&demo.page("recruit", path)).await;
        for screen in [(1280, 800), (390, 844)] {
            resize(&browser, screen).await;
            let found = find(&browser, "const note = box(view.querySelector('#sks-reject')), reject = box(view.querySelector('[data-sks=reject-all]'));
                return [isIn(note), note.top - reject.bottom < 160, note.left < reject.right && reject.left < note.right];").await;
            assert_eq!(found, json!([true, true, true]), "{path} at {screen:?}");
        }
    }
    browser.close().await;
}

#[tokio::test]
async fn all_of_the_notice_can_be_reached_on_a_small_screen_by_scrolling_one_way() {
    let demo = demo();
    let browser = Browser::start().await;
    for (path, _) in CHOICES {
        browser.open(&demo.page("recruit", path)).await;
        // 320 by 256 is 1280 by 1024 at 400 per cent.
        for screen in [(320, 568), (320, 256), (740, 360)] {
            resize(&browser, screen).await;
            let missed = find(&browser, "const parts = [...view.querySelectorAll('h2, p:not([hidden]), a, button, span, [data-notes] > *')];
                if (parts.length < 15) return [`only ${parts.length} parts`];
                const wide = [view, ...view.querySelectorAll('*')].filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible');
                const missed = parts.filter(part => {
                  // A paragraph may be higher than the screen: its first and its last line are looked for.
                  return ['start', 'end'].some(block => {
                    part.scrollIntoView({ block });
                    const { left, top, right, bottom } = box(part);
                    const y = block === 'start' ? top + 4 : bottom - 4;
                    const hit = root.elementFromPoint((left + Math.min(right, left + 40)) / 2, y);
                    return left < 0 || right > innerWidth || !(hit === part || part.contains(hit));
                  });
                });
                return [...wide, ...missed].map(one => one.outerHTML.slice(0, 80));").await;
            assert_eq!(missed, json!([]), "{path} at {screen:?}");
        }
    }
    browser.close().await;
}

/// Presses Tab once.
async fn tab(browser: &Browser) {
    for kind in ["rawKeyDown", "keyUp"] {
        let key = json!({ "type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9 });
        browser.command("Input.dispatchKeyEvent", key).await;
    }
}

#[tokio::test]
async fn what_gets_the_focus_on_the_page_is_never_wholly_behind_the_notice() {
    let demo = demo();
    let browser = Browser::start().await;
    for (path, _) in CHOICES {
        browser.open(&demo.page("recruit", path)).await;
        resize(&browser, (390, 844)).await;
        // A page that scrolls smoothly would still be on its way when it is looked at.
        let links = browser
            .run("document.documentElement.style.scrollBehavior = 'auto'; return document.querySelectorAll('body a[href]').length")
            .await;
        let (mut seen, mut hidden) = (0, Vec::new());
        // The page ends, and the focus goes to the browser and begins anew with the notice.
        for _ in 0..200 {
            tab(&browser).await;
            let found = browser.run("const one = document.activeElement; if (one === document.body || one.shadowRoot) return null;
                const { left, top, width, height } = one.getBoundingClientRect();
                const shows = [.1, .5, .9].some(y => [.1, .5, .9].some(x => {
                  const hit = document.elementFromPoint(left + width * x, top + height * y);
                  return hit && hit.localName !== 'sks-notice'; }));
                return [one.localName === 'a', shows, one.outerHTML.slice(0, 80)];").await;
            if found.is_null() && seen > 0 && seen == links.as_u64().expect("a number") {
                break;
            }
            seen += u64::from(found[0] == true);
            if found[1] == false {
                hidden.push(found[2].to_string());
            }
        }
        assert_eq!(json!(seen), links, "{path}");
        assert!(hidden.is_empty(), "{path}: {hidden:?}");
    }
    browser.close().await;
}

#[tokio::test]
async fn a_script_cannot_grant() {
    let demo = demo();
    let browser = Browser::start().await;
    browser.open(&demo.page("recruit", "/")).await;
    let granted = browser.run("return (async () => {
        const button = document.querySelector('sks-notice').shadowRoot.querySelector('[data-sks=allow-all]');
        button.click();
        button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        const fake = new Proxy(new Event('click'), { get: (t, k) => k === 'isTrusted' ? true : Reflect.get(t, k) });
        const answers = [sekisho.allowAll(), sekisho.allowAll({ isTrusted: true }), sekisho.allowAll(fake),
            sekisho.allowAll(new MouseEvent('click')), await sekisho.choose({ purposes: { analytics: true } })];
        document.cookie = 'sks=1.x'; localStorage.setItem('sks', '1.x');
        return [answers.some(answer => answer === true), sekisho.choices().asked, document.cookie, localStorage.length] })()").await;
    assert_eq!(granted, serde_json::json!([false, false, "", 0]));
    browser.close().await;
}

#[tokio::test]
async fn an_act_of_the_visitors_is_good_for_five_seconds_and_for_no_other_type_of_event() {
    let demo = demo();
    let browser = Browser::start().await;
    browser.open(&demo.page("recruit", "/")).await;
    let listen = "window.heard = {}; for (const type of ['click', 'pointermove', 'pointerdown']) \
        addEventListener(type, event => { heard[type] = event }, true)";
    browser.run(listen).await;
    // A press of the visitor's that answers nothing.
    browser.click("h2").await;
    browser
        .until("['click', 'pointermove', 'pointerdown'].every(type => heard[type]?.isTrusted)")
        .await;
    let other = "return [sekisho.allowAll(heard.pointermove), sekisho.allowAll(heard.pointerdown)]";
    assert_eq!(browser.run(other).await, serde_json::json!([false, false]));
    browser
        .until("performance.now() - heard.click.timeStamp > 5000")
        .await;
    let stale = "return sekisho.allowAll(heard.click)";
    assert_eq!(browser.run(stale).await, false);
    browser.click("h2").await;
    assert_eq!(
        browser.run("return sekisho.allowAll(heard.click)").await,
        true
    );
    browser
        .until("sekisho.choices().mode === 'allow_all'")
        .await;
    browser.close().await;
}

#[tokio::test]
async fn after_a_refusal_a_script_can_neither_ask_again_nor_write_a_record() {
    let demo = demo();
    let browser = Browser::start().await;
    browser.open(&demo.page("recruit", "/")).await;
    browser.click("[data-sks=reject-all]").await;
    browser.until("sekisho.choices().asked").await;
    let mode = "return sekisho.choices().mode";
    let tried = browser.run("
        const before = document.cookie;
        const answers = [sekisho.notifyMe(), sekisho.notifyMe({ isTrusted: true }), sekisho.notifyMe(new Event('click'))];
        const { revision, time } = sekisho.choices();
        const grant = `1.${revision}.${time + 9}.10.${'0'.repeat(22)}.`;
        document.cookie = `sks=${grant};path=/`;
        localStorage.setItem('sks', grant);
        localStorage.sks = grant;
        return [answers.some(answer => answer === true), document.cookie === before, localStorage.sks === grant, grant];").await;
    let grant = tried[3].clone();
    assert_eq!(tried, serde_json::json!([false, true, false, grant]));
    assert_eq!(browser.run(mode).await, "reject_all");
    browser.open(&demo.page("recruit", "/")).await;
    assert_eq!(browser.run(mode).await, "reject_all");
    // Nor does such a key count alone, put there past every hook.
    browser
        .store("sks", grant.as_str().expect("a record"))
        .await;
    browser
        .command("Network.clearBrowserCookies", serde_json::json!({}))
        .await;
    browser.open(&demo.page("recruit", "/")).await;
    assert_eq!(
        browser
            .run("return [sekisho.choices().asked, localStorage.sks.includes('.10.')]")
            .await,
        serde_json::json!([false, true])
    );
    browser.close().await;
}

#[tokio::test]
async fn the_language_changes_live_and_the_way_back_stays() {
    let demo = demo();
    let browser = Browser::start().await;
    browser.open(&demo.page("recruit", "/")).await;
    browser.click("[data-sks-lang=en]").await;
    let word = "return document.querySelector('sks-notice').shadowRoot.querySelector('[data-sks=allow-all]').textContent.trim()";
    until("it speaks English", || async {
        browser.run(word).await == "Allow all cookies"
    })
    .await;
    browser.click("[data-sks=reject-all]").await;
    browser.click("[data-sks=reopen]").await;
    until("it is back", || async {
        browser.run(word).await == "Allow all cookies"
    })
    .await;
    browser.close().await;
}
