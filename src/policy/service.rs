//! A service: one thing that sends user information from the visitor's device.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Localized, TechnologyKind};

/// One declaration of a tag, module or SDK. The gate's rules, the cookies to
/// erase, the notice's words and the external-transmission table all come from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its id; markup (`data-sks-service`), choices and records refer to it.
    pub id: String,
    /// Its name (サービス名).
    pub name: Localized,
    /// Who handles the information at the other end (送信先, law item ②).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<Recipient>,
    /// In what capacity the recipient acts (S38).
    pub role: Role,
    /// By which technologies it collects.
    pub technologies: Vec<TechnologyKind>,
    /// The hosts it sends to. `tag.example.com` is that host alone, `*.example.com` the host
    /// and all under it, `example.com/px/` only paths that begin so, `example.com:8443` only that
    /// port, and `/collect/` a path on the site's own origin.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// The cookies it sets.
    #[serde(default)]
    pub cookies: Vec<Cookie>,
    /// What it keeps in web storage.
    #[serde(default)]
    pub storage: Vec<StorageKey>,
    /// The data items it receives, by id (law item ①).
    #[serde(default)]
    pub data: Vec<String>,
    /// The controller's purposes, by id (law item ③). It runs only if all are allowed (S16).
    #[serde(default)]
    pub purposes: Vec<String>,
    /// The recipient's own purposes, in words (law item ③, as the guideline reads it).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose_recipient: Option<Localized>,
    /// Which of the four lawful routes is taken (Telecommunications Business Act, Article 27-12).
    pub route: Route,
    /// How a person opts out at the recipient's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opt_out: Option<OptOut>,
    /// Promises that what it sends holds nothing that may identify a person (S11).
    #[serde(default)]
    pub anonymous: bool,
    /// The recipient is expected to match the data with a person it knows (APPI Article 31).
    #[serde(default)]
    pub links_to_personal_data: bool,
    /// How long the recipient keeps the data, in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<u32>,
    /// A call without arguments that makes it stop on a running page, such as
    /// `posthog.opt_out_capturing`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop: Option<String>,
    /// The clause that covers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// The day this declaration was last checked, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
}

/// Who handles the information at the other end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// Its name (氏名又は名称).
    pub name: Localized,
    /// Where it is, by ISO 3166-1 alpha-2 code.
    pub country: String,
    /// Its privacy policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy_url: Option<String>,
    /// The three facts owed before provision abroad (S33, APPI Article 28(2)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub foreign: Option<ForeignRecipient>,
}

/// The three facts on a recipient abroad (S33).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ForeignRecipient {
    /// ① The country's name.
    pub country_name: Localized,
    /// ② That country's system for the protection of personal information.
    pub system: Localized,
    /// Where more on that system can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system_url: Option<String>,
    /// ③ The measures the recipient takes.
    pub measures: Localized,
}

/// In what capacity a recipient acts (S38).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The controller itself.
    Controller,
    /// Entrusted with the handling (委託先).
    Processor,
    /// A third party to whom data is provided (第三者提供).
    ThirdParty,
    /// A member of the group in joint use (共同利用).
    JointUse,
}

/// A cookie a service sets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cookie {
    /// Its name; one `*` stands for any run of characters.
    pub name: String,
    /// How long it lives, in days; 0 until the browser closes.
    pub lifetime_days: u32,
    /// Set by a server and hidden from scripts: the gate can stop its request, never see it.
    #[serde(default)]
    pub http_only: bool,
    /// What it is for, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Localized>,
}

/// What a service keeps in web storage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StorageKey {
    /// The key; one `*` stands for any run of characters.
    pub key: String,
    /// In which storage.
    pub area: Area,
    /// How long the service keeps it, in days, where the service itself erases or ignores it
    /// sooner than the storage would.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifetime_days: Option<u32>,
    /// What it is for, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Localized>,
}

/// A web storage area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// `localStorage`, kept until erased.
    Local,
    /// `sessionStorage`, kept until the tab closes.
    Session,
}

/// The four lawful routes of Japan's external-transmission rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// Notified on the screen (通知).
    Notify,
    /// Published where it is easily found (公表).
    Publish,
    /// With consent (同意).
    Consent,
    /// With an opt-out (オプトアウト).
    OptOut,
}

/// An opt-out at the recipient's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptOut {
    /// Where to opt out.
    pub url: String,
    /// What it stops.
    pub effect: OptOutEffect,
    /// What no longer works then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<Localized>,
}

/// What an opt-out stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OptOutEffect {
    /// The sending (送信停止).
    StopsSending,
    /// The use of what is sent (利用停止).
    StopsUse,
}
