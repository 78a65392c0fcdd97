//! Who handles the information, and where their documents lie.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Localized;

/// The controller: the business that decides on the handling (個人情報取扱事業者).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Controller {
    /// Its name.
    pub name: Localized,
    /// The group in whose name the policy speaks, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Localized>,
    /// Its representative, by office and name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub representative: Option<Localized>,
    /// Where it is, by ISO 3166-1 alpha-2 code.
    pub country: String,
    /// Where inquiries and requests go (S52).
    pub contact: Contact,
}

/// Where inquiries go (S52).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The desk's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<Localized>,
    /// Its postal address.
    pub address: Localized,
    /// Its e-mail address.
    pub email: String,
    /// Its telephone number in international form, such as `+81 3-5774-1632` or
    /// `+81 (0)3-5774-1632`, shown as it is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// When it answers, and what it does with inquiries outside those hours (S49).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Localized>,
}

/// The pages the notice links to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// The privacy policy itself.
    pub policy: Document,
    /// The page on informative data: purposes, provision and other conditions of
    /// what cookies, beacons and identifiers collect (S14).
    pub informative_data: Document,
}

/// A page with its label and its address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The link's words.
    pub label: Localized,
    /// Its address, absolute or from the site's root, by language.
    pub url: Localized,
}
