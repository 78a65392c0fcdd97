//! The kinds of user information that services receive.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Localized;

/// One kind of user information, as the external-transmission table names it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataItem {
    /// Its id; services refer to it.
    pub id: String,
    /// Its name for visitors.
    pub title: Localized,
    /// Which of the usage-log categories it belongs to (S19).
    pub category: DataCategory,
    /// From whom it comes (S19).
    #[serde(default = "direct")]
    pub source: Vec<DataSource>,
    /// Whether it identifies a person: a name, an e-mail address, a telephone number.
    #[serde(default)]
    pub personal: bool,
    /// Whether it is sensitive: race, creed, medical history and the like (S40).
    #[serde(default)]
    pub sensitive: bool,
}

/// The categories of usage-log information (S19), and what is not of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DataCategory {
    /// Cookies and identifiers kept like them.
    Cookies,
    /// Device information: kind of device, browser, screen, language.
    DeviceInformation,
    /// IP addresses.
    IpAddress,
    /// Attributes such as occupation or region.
    Attributes,
    /// Location.
    Location,
    /// Advertising identifiers.
    AdvertisingIdentifier,
    /// Action history: pages seen, links followed, messages opened.
    ActionHistory,
    /// What the person registered or entered.
    Registration,
    /// Sensitive personal information (要配慮個人情報).
    Sensitive,
}

/// From whom an item comes (S19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DataSource {
    /// From the person's own device or hand.
    Direct,
    /// From an advertiser.
    Advertiser,
    /// From another third party.
    ThirdParty,
}

fn direct() -> Vec<DataSource> {
    vec![DataSource::Direct]
}
