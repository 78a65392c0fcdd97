//! The policy as the site wrote it: a JSON document in the law's vocabulary.
//!
//! Types only. Whether a document makes sense is [`crate::lint`]'s question;
//! what the gate needs of it is [`crate::compile`]'s answer. Unknown fields are
//! refused, so that a misspelt promise is an error and not a silence.

mod calendar;
mod choice;
mod clause;
mod collection;
mod controller;
mod data_item;
mod host_pattern;
mod identifying;
mod joint_use;
mod language;
mod name_pattern;
mod provision;
mod purpose;
mod rights;
pub mod schema;
mod security;
mod service;
mod subject;
mod technology;
mod undeclared;

pub use calendar::{Calendar, Closure, Weekday};
pub use choice::{Choices, Offer};
pub use clause::Clause;
pub use collection::Collection;
pub use controller::{Contact, Controller, Document, Documents};
pub use data_item::{DataCategory, DataItem, DataSource};
pub use host_pattern::{HostError, HostPattern};
pub use identifying::Identifying;
pub use joint_use::JointUse;
pub use language::{Localized, Words};
pub use name_pattern::{NameError, NamePattern};
pub use provision::{Country, LegalItem, LegalProvision, Provision, Receipt, Situation};
pub use purpose::{Basis, Purpose};
pub use rights::{IdentityDocument, Refusal, Representative, RequestKind, Rights};
pub use security::SecurityMeasure;
pub use service::{
    Area, Cookie, ForeignRecipient, OptOut, OptOutEffect, Recipient, Role, Route, Service,
    StorageKey,
};
pub use subject::{SubjectClass, SubjectPurpose};
pub use technology::{Technology, TechnologyKind};
pub use undeclared::{Gpc, OnUndeclared, Signals, Undeclared};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A whole policy: who, with which technology, which data, for which purpose,
/// to whom, under which clause, and what the visitor may choose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Sekisho policy")]
pub struct Policy {
    /// Where the JSON Schema lies, for editors; Sekisho ignores it.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this document format. This release reads `1`.
    pub sekisho: u32,
    /// A short name for the policy, in lower-case letters, digits and hyphens.
    pub id: String,
    /// Language tags (BCP 47) in which every text is given; the first is the default.
    pub languages: Vec<String>,
    /// The day from which the policy holds, `YYYY-MM-DD` (S54).
    pub effective: String,
    /// The day of the last revision, `YYYY-MM-DD`; a newer one asks every visitor again (S54).
    pub revised: String,
    /// What the last revision changed, shown when a visitor is asked again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision_note: Option<Localized>,
    /// Who decides on the handling and answers for it.
    pub controller: Controller,
    /// The pages the notice links to.
    pub documents: Documents,
    /// Pages where sensitive information is entered or shown: `/forms/care/` is every path that
    /// begins so on any of the sites, `clinic.example.jp/` a host of theirs (S40). Carried for
    /// those who lay out the pages; this release's gate holds by service and not by page.
    #[serde(default)]
    pub sensitive_pages: Vec<String>,
    /// The group's own hosts; requests to them are the site's own, not a third party's.
    #[serde(default)]
    pub sites: Vec<String>,
    /// The policy's clauses, so that every verdict can name the one it rests on.
    #[serde(default)]
    pub clauses: Vec<Clause>,
    /// The means by which information is acquired without being typed in (S05, S10, S12).
    pub technologies: Vec<Technology>,
    /// The kinds of user information that services receive.
    pub data_items: Vec<DataItem>,
    /// What identifies a registered person, which a promise that nothing does keeps back.
    #[serde(default)]
    pub identifying: Identifying,
    /// The purposes of use the visitor can allow or refuse.
    pub purposes: Vec<Purpose>,
    /// The purposes of use for each class of person (S18).
    #[serde(default)]
    pub subject_classes: Vec<SubjectClass>,
    /// Purposes told where information is collected, which prevail there (S17).
    #[serde(default)]
    pub collections: Vec<Collection>,
    /// Everything that sends user information from the visitor's device.
    pub services: Vec<Service>,
    /// Provision of personal data to third parties (S28–S33).
    #[serde(default)]
    pub provisions: Vec<Provision>,
    /// Provision without consent where a law requires or permits it (S36).
    #[serde(default)]
    pub legal_provisions: Vec<LegalProvision>,
    /// Personal data received from others (S37).
    #[serde(default)]
    pub receipts: Vec<Receipt>,
    /// Joint use within a group (S34, S35).
    #[serde(default)]
    pub joint_use: Vec<JointUse>,
    /// Security control measures the controller states.
    #[serde(default)]
    pub security: Vec<SecurityMeasure>,
    /// How a person asks for disclosure, correction, deletion and the like (S42–S53).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<Rights>,
    /// The choices the notice offers and how long an answer holds (S01–S03).
    pub choices: Choices,
    /// What happens to what the policy does not declare (S15).
    #[serde(default)]
    pub undeclared: Undeclared,
    /// Which signals of the browser count, and as what.
    #[serde(default)]
    pub signals: Signals,
    /// The notice's own words by language, where the site wants others than Sekisho's.
    #[serde(default)]
    pub texts: Words,
}

impl Policy {
    /// Whether the policy names a purpose `id`, and which.
    #[must_use]
    pub fn purpose(&self, id: &str) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.id == id)
    }

    /// What rejecting all may bring: the text for it, of the two that a policy can have (S03).
    #[must_use]
    pub fn consequence(&self) -> &Localized {
        let kept = self.choices.consequence_kept.as_ref();
        kept.filter(|_| self.keeps_cookies_all_the_same())
            .unwrap_or(&self.choices.consequence)
    }

    /// Whether a service that sets cookies rests on nothing but what is necessary.
    #[must_use]
    pub fn keeps_cookies_all_the_same(&self) -> bool {
        let necessary = |id: &String| {
            self.purpose(id)
                .is_some_and(|purpose| purpose.basis == Basis::Necessary)
        };
        self.services.iter().any(|service| {
            !service.cookies.is_empty()
                && !service.purposes.is_empty()
                && service.purposes.iter().all(necessary)
        })
    }
}
