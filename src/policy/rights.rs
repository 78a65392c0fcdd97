//! Requests for disclosure and the like (開示等の請求).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Calendar, Localized};

/// How a person asks, and what the answer takes (S42–S53).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rights {
    /// The kinds of request that are accepted (S42).
    pub requests: Vec<RequestKind>,
    /// The grounds on which a request may be refused, each to be explained (S43).
    pub refusals: Vec<Refusal>,
    /// Documents of which one shows who the person is (S44).
    pub identity: Vec<IdentityDocument>,
    /// What a representative brings beside it (S45, S46).
    pub representatives: Vec<Representative>,
    /// What must be made illegible on copies (S47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redaction: Option<Localized>,
    /// Business days until the answer, counted from the later of form and documents (S48).
    pub reply_business_days: u32,
    /// Which days are not business days (S49).
    pub closed_days: Localized,
    /// The same as a calendar, to count the days of an answer by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
    /// Kinds of request that cost nothing (S50).
    pub free_of_charge: Vec<RequestKind>,
    /// How the form and the documents are sent, and when they are disposed of (S51).
    pub procedure: Localized,
    /// What a deletion or suspension may end (S53).
    pub consequence: Localized,
}

/// The nine kinds of request (S42).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    /// Notification of the purpose of use (利用目的の通知).
    PurposeNotice,
    /// Disclosure (開示).
    Disclosure,
    /// Correction (訂正).
    Correction,
    /// Addition (追加).
    Addition,
    /// Deletion of content (削除).
    Deletion,
    /// Suspension of use (利用停止).
    Suspension,
    /// Erasure (消去).
    Erasure,
    /// Suspension of provision to third parties (第三者提供の停止).
    StopProvision,
    /// Disclosure of records of provision (第三者提供記録の開示).
    ProvisionRecords,
}

/// A ground for refusal (S43).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// Its id, such as `rights_of_others`.
    pub id: String,
    /// The ground in words.
    pub text: Localized,
}

/// A document that shows who a person is (S44).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IdentityDocument {
    /// Its id, such as `passport`.
    pub id: String,
    /// Its name.
    pub title: Localized,
}

/// A kind of representative and the documents it brings (S45, S46).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Representative {
    /// Its id: `legal` or `power_of_attorney`.
    pub id: String,
    /// Its name.
    pub title: Localized,
    /// All of these are needed.
    pub documents: Vec<Localized>,
}
