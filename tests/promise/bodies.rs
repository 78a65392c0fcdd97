//! What the SDKs of the demo, and two others that are much used, send in bodies: with their names of fields and the
//! shapes of their values, the same every time.

use crate::dice::Dice;
use crate::traffic::{base64, component};

/// One body of each.
pub fn bodies(dice: &mut Dice) -> [String; 6] {
    [
        posthog(dice),
        recording(dice),
        mixpanel(dice),
        countly(dice),
        google(dice),
        segment(dice),
    ]
}

const AGENT: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";

/// A moment as JSON has it.
fn moment(dice: &mut Dice) -> String {
    let (month, day, hour) = (1 + dice.below(12), 1 + dice.below(28), dice.below(24));
    let (minute, second, thousandth) = (dice.below(60), dice.below(60), dice.below(1000));
    format!("2026-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{thousandth:03}Z")
}

/// A batch of the capture endpoint: a page view and a click (autocapture).
fn posthog(dice: &mut Dice) -> String {
    let (token, user, session, window) = (dice.token(43), dice.uuid(), dice.uuid(), dice.uuid());
    let ((width, height), page, time) = (dice.screen(), dice.below(900_000), dice.time());
    let mut event = |name: &str, more: &str| {
        let (seconds, part) = (time / 1000, dice.below(1000));
        let (uuid, insert, at) = (dice.uuid(), dice.token(16), moment(dice));
        let offset = dice.below(3_000);
        format!(
            r#"{{"uuid":"{uuid}","event":"{name}","properties":{{"$os":"Linux","$browser":"Chrome","$raw_user_agent":"{AGENT}","$current_url":"https://recruit.example/jobs/{page}?page=2","$pathname":"/jobs/{page}","$screen_height":{height},"$screen_width":{width},"$lib":"web","$lib_version":"1.449.2","$insert_id":"{insert}","$time":{seconds}.{part:03},"distinct_id":"{user}","$device_id":"{user}","$user_state":"anonymous","$session_id":"{session}","$window_id":"{window}","$pageview_id":"{uuid}","token":"phc_{token}"{more}}},"offset":{offset},"timestamp":"{at}"}}"#
        )
    };
    let view = event("$pageview", r#","$referrer":"$direct","title":"求人一覧""#);
    let click = event(
        "$autocapture",
        r#","$event_type":"click","$elements":[{"tag_name":"a","classes":["c-btn","c-btn--2x"],"attr__href":"/apply?step=1","nth_child":3,"nth_of_type":1,"$el_text":"応募する"}]"#,
    );
    format!("[{view},{click}]")
}

/// Moves of the mouse, as a recording has them.
fn recording(dice: &mut Dice) -> String {
    let (token, user, session, time) = (dice.token(43), dice.uuid(), dice.uuid(), dice.time());
    let mut move_to = || {
        let (x, y, id, back) = (
            dice.below(1920),
            dice.below(1080),
            dice.below(9_000),
            dice.below(500),
        );
        format!(r#"{{"x":{x},"y":{y},"id":{id},"timeOffset":-{back}}}"#)
    };
    let moves: Vec<String> = (0..12).map(|_| move_to()).collect();
    let moves = moves.join(",");
    format!(
        r#"{{"event":"$snapshot","properties":{{"$snapshot_data":[{{"type":3,"data":{{"source":1,"positions":[{moves}]}},"timestamp":{time}}}],"$session_id":"{session}","$snapshot_bytes":{},"distinct_id":"{user}","token":"phc_{token}"}}}}"#,
        dice.below(90_000),
    )
}

/// The event's JSON in base 64, as a form's field.
fn mixpanel(dice: &mut Dice) -> String {
    let (uuid, insert, token, time) = (dice.uuid(), dice.token(16), dice.token(32), dice.time());
    let ((width, height), seconds, part) = (dice.screen(), time / 1000, time % 1000);
    let (page, duration) = (dice.below(900_000), dice.below(90_000));
    let event = format!(
        r#"[{{"event":"$mp_web_page_view","properties":{{"$os":"Linux","$browser":"Chrome","$browser_version":131,"$current_url":"https://recruit.example/jobs/{page}","$screen_height":{height},"$screen_width":{width},"mp_lib":"web","$lib_version":"2.83.0","$insert_id":"{insert}","time":{seconds}.{part:03},"distinct_id":"$device:{uuid}","$device_id":"{uuid}","$initial_referrer":"$direct","$initial_referring_domain":"$direct","current_page_title":"求人","$duration":{duration},"token":"{token}"}}}}]"#
    );
    format!("data={}", component(&base64(&event)))
}

fn countly(dice: &mut Dice) -> String {
    let (device, key, time) = (dice.uuid(), dice.token(40), dice.time());
    let ((width, height), sum, fraction) = (dice.screen(), dice.token(64), dice.next());
    let (hour, day, id, previous) = (
        dice.below(24),
        dice.below(7),
        dice.token(21),
        dice.token(21),
    );
    let events = format!(
        r#"[{{"key":"[CLY]_view","count":1,"segmentation":{{"name":"/jobs/","visit":1,"domain":"recruit.example","_idv":"{id}"}},"timestamp":{time},"hour":{hour},"dow":{day},"id":"{id}","cvid":"{id}","pvid":"{previous}"}},{{"key":"[CLY]_orientation","count":1,"segmentation":{{"mode":"portrait"}},"timestamp":{time}}}]"#
    );
    let metrics = format!(
        r#"{{"_app_version":"0.0","_ua":"{AGENT}","_resolution":"{width}x{height}","_density":2,"_locale":"ja"}}"#
    );
    format!(
        "events={}&metrics={}&app_key={key}&device_id={device}&sdk_name=javascript_native_web&sdk_version=26.1.1&t=1&av=0.0&timestamp={time}&hour={hour}&dow={day}&rr=0.{fraction}&session_duration=60&checksum256={sum}",
        component(&events),
        component(&metrics),
    )
}

/// Events of Google's tag, a line each.
fn google(dice: &mut Dice) -> String {
    let mut event = |name: &str| {
        let (engaged, link, price) = (dice.below(90_000), dice.token(12), dice.below(900_000));
        format!(
            "en={name}&_et={engaged}&epn.percent_scrolled=90&ep.link_id={link}&pr1=id{link}~nm%E6%B1%82%E4%BA%BA~pr{price}~qt1&up.plan=free"
        )
    };
    let lines = ["scroll", "click", "view_item"].map(&mut event);
    lines.join("\r\n")
}

/// A batch as Segment, and RudderStack after it, sends it.
fn segment(dice: &mut Dice) -> String {
    let (user, message, key) = (dice.uuid(), dice.uuid(), dice.token(32));
    let (time, sent, page, hash) = (
        moment(dice),
        moment(dice),
        dice.below(900_000),
        dice.token(32),
    );
    let ((width, height), number) = (dice.screen(), dice.below(999_999_999));
    format!(
        r#"{{"batch":[{{"timestamp":"{time}","type":"page","messageId":"ajs-next-{number}-{message}","anonymousId":"{user}","userId":null,"member_id":null,"email_hash":"","context":{{"page":{{"path":"/jobs/{page}","referrer":"","search":"?utm_source=mail&utm_campaign=2026-summer","title":"求人","url":"https://recruit.example/jobs/{page}"}},"userAgent":"{AGENT}","locale":"ja-JP","screen":{{"width":{width},"height":{height},"density":2}},"library":{{"name":"analytics.js","version":"npm:next-1.77.0"}},"timezone":"Asia/Tokyo","campaign":{{"source":"mail","content":"{hash}"}}}},"properties":{{"order":"{number}"}},"integrations":{{"All":true}}}}],"writeKey":"{key}","sentAt":"{sent}"}}"#
    )
}
