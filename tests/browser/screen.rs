//! The screen that a page is shown on.

use serde_json::json;

use crate::browser::Browser;

/// Has a browser show its pages on one of so many CSS pixels.
pub async fn resize(browser: &Browser, (width, height): (u32, u32)) {
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser
        .command("Emulation.setDeviceMetricsOverride", metrics)
        .await;
}
