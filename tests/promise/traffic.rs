//! What the SDKs of the demo, and two others that are much used, send of a page view: addresses of the
//! same shape with other ids, times and sizes, the same every time.

use crate::dice::Dice;

/// Every byte as a percent escape.
pub fn percent(text: &str) -> String {
    let each = text.bytes().map(|byte| format!("%{byte:02X}"));
    each.collect()
}

/// As `encodeURIComponent` does it.
pub fn component(text: &str) -> String {
    let each = text.chars().map(|character| match character {
        'A'..='Z'
        | 'a'..='z'
        | '0'..='9'
        | '-'
        | '_'
        | '.'
        | '!'
        | '~'
        | '*'
        | '\''
        | '('
        | ')' => character.to_string(),
        other => percent(&other.to_string()),
    });
    each.collect()
}

/// In base 64.
pub fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS.get((bits >> (18 - 6 * place) & 63) as usize);
            let is_there = place <= chunk.len();
            out.push(
                digit
                    .filter(|_| is_there)
                    .map_or('=', |digit| *digit as char),
            );
        }
    }
    out
}

/// What follows the host in one address of each.
pub fn urls(dice: &mut Dice) -> [String; 5] {
    [
        posthog(dice),
        mixpanel(dice),
        countly(dice),
        google(dice),
        meta(dice),
    ]
}

fn posthog(dice: &mut Dice) -> String {
    let (uuid, other, time, token) = (dice.uuid(), dice.uuid(), dice.time(), dice.token(43));
    let ((width, height), page, insert) = (dice.screen(), dice.below(900_000), dice.token(16));
    let (seconds, thousandths) = (time / 1000, time % 1000);
    let event = format!(
        r#"{{"uuid":"{uuid}","event":"$pageview","properties":{{"token":"phc_{token}","distinct_id":"{other}","$device_id":"{other}","$session_id":"{uuid}","$screen_height":{height},"$screen_width":{width},"$time":{seconds}.{thousandths:03},"$current_url":"https://recruit.example/jobs/{page}?page=2","$insert_id":"{insert}","$browser_version":131,"$sent_at":"{seconds}"}},"offset":{}}}"#,
        dice.below(3_000),
    );
    format!(
        "/e/?ip=1&_={time}&ver=1.205.0&data={}",
        component(&base64(&event))
    )
}

fn mixpanel(dice: &mut Dice) -> String {
    let (uuid, time, insert, token) = (dice.uuid(), dice.time(), dice.token(16), dice.token(32));
    let ((width, height), seconds, thousandths) = (dice.screen(), time / 1000, time % 1000);
    let event = format!(
        r#"[{{"event":"Open","properties":{{"$os":"Linux","$browser":"Chrome","$screen_height":{height},"$screen_width":{width},"mp_lib":"web","$started":"{seconds}","$lib_version":"2.56.0","$insert_id":"{insert}","time":{seconds}.{thousandths:03},"distinct_id":"$device:{uuid}","$device_id":"{uuid}","token":"{token}"}}}}]"#,
    );
    format!("/track/?verbose=1&ip=1&_={time}&data={}", component(&event))
}

fn countly(dice: &mut Dice) -> String {
    let (uuid, time, (width, height)) = (dice.uuid(), dice.time(), dice.screen());
    let (key, sum, fraction) = (dice.token(40), dice.token(64), dice.next());
    let (version, hour, day) = (dice.below(20), dice.below(24), dice.below(7));
    let metrics = component(&format!(
        r#"{{"_app_version":"0.{version}","_resolution":"{width}x{height}","_density":1}}"#
    ));
    format!(
        "/i?begin_session=1&metrics={metrics}&app_key={key}&device_id={uuid}&sdk_name=javascript_native_web&sdk_version=24.11.0&t=1&timestamp={time}&hour={hour}&dow={day}&rr=0.{fraction}&checksum256={sum}"
    )
}

fn google(dice: &mut Dice) -> String {
    let (time, (width, height), id) = (dice.time(), dice.screen(), dice.token(10));
    let (container, client) = (dice.below(900_000_000), 1 + dice.below(2_147_483_646));
    let (seconds, took) = (time / 1000, dice.below(9_000));
    let brands =
        component("Google Chrome;131.0.6778.86|Chromium;131.0.6778.86|Not_A Brand;24.0.0.0");
    let page = component("https://career.example/list/2024-07-10/?sort=new");
    format!(
        "/g/collect?v=2&tid=G-{id}&gtm=45je4bk0v9{container:09}za200&_p={time}&gcd=13l3l3l3l1l1&cid={client}.{seconds}&ul=ja&sr={width}x{height}&uaa=x86&uafvl={brands}&pscdl=noapi&_s=1&sid={seconds}&sct=1&seg=0&dl={page}&en=page_view&_ee=1&tfd={took}&ep.minute=202408{:02}0{}{:02}",
        1 + dice.below(28),
        dice.below(10),
        dice.below(60),
    )
}

fn meta(dice: &mut Dice) -> String {
    let (time, (width, height)) = (dice.time(), dice.screen());
    let (pixel, browser) = (dice.below(2_000_000_000_000_000), dice.below(2_147_483_647));
    let (pixel, page) = (
        100_000_000_000_000 + pixel,
        component("https://nurse.example/"),
    );
    format!(
        "/tr/?id={pixel}&ev=PageView&dl={page}&rl=&if=false&ts={time}&sw={width}&sh={height}&v=2.9.176&r=stable&ec=0&o=4126&fbp=fb.1.{time}.{browser}&cs_est=true&ler=empty&it={time}&coo=false&rqm=GET"
    )
}
