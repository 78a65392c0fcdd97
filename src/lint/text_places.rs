//! Every text of a policy with its path.

use super::source::{element, field};
use crate::policy::{
    Calendar, Choices, Clause, Closure, Collection, Contact, Controller, Cookie, Country, DataItem,
    Document, Documents, ForeignRecipient, IdentityDocument, JointUse, LegalProvision, Localized,
    OptOut, Policy, Provision, Purpose, Receipt, Recipient, Refusal, Representative, Rights,
    SecurityMeasure, Service, Situation, StorageKey, SubjectClass, SubjectPurpose, Technology,
};

/// Every text of a policy with its path, in the order of the document's format.
pub(super) fn texts(policy: &Policy) -> Vec<(String, &Localized)> {
    let mut places = Vec::new();
    policy.collect("", &mut places);
    places
}

trait Texts {
    fn collect<'a>(&'a self, path: &str, places: &mut Vec<(String, &'a Localized)>);
}

impl Texts for Localized {
    fn collect<'a>(&'a self, path: &str, places: &mut Vec<(String, &'a Localized)>) {
        places.push((path.to_owned(), self));
    }
}

impl<T: Texts> Texts for Option<T> {
    fn collect<'a>(&'a self, path: &str, places: &mut Vec<(String, &'a Localized)>) {
        if let Some(part) = self {
            part.collect(path, places);
        }
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn collect<'a>(&'a self, path: &str, places: &mut Vec<(String, &'a Localized)>) {
        for (number, part) in self.iter().enumerate() {
            part.collect(&element(path, number), places);
        }
    }
}

/// Which fields of which part hold texts.
macro_rules! texts {
    ($($part:ident: $($field:ident)*;)*) => {$(
        impl Texts for $part {
            fn collect<'a>(&'a self, path: &str, places: &mut Vec<(String, &'a Localized)>) {
                $(self.$field.collect(&field(path, stringify!($field)), places);)*
            }
        }
    )*};
}

texts! {
    Policy: revision_note controller documents clauses technologies data_items purposes
        subject_classes services collections provisions legal_provisions receipts joint_use security rights
        choices;
    Controller: name group representative contact;
    Contact: desk address hours;
    Documents: policy informative_data;
    Document: label url;
    Clause: title text;
    Technology: title description;
    DataItem: title;
    Purpose: title description basis_reason;
    SubjectClass: title purposes note;
    SubjectPurpose: text details;
    Service: name recipient cookies storage purpose_recipient opt_out;
    Recipient: name foreign;
    ForeignRecipient: country_name system measures;
    Cookie: description;
    StorageKey: description;
    OptOut: limits;
    Collection: title purpose;
    Provision: recipient situations details lifted_by foreign;
    Situation: title description;
    Country: country_name system measures;
    LegalProvision: law text;
    Receipt: from purposes details method;
    JointUse: title items scope purposes responsible collection;
    SecurityMeasure: title measures;
    Rights: refusals identity representatives redaction closed_days calendar procedure
        consequence;
    Calendar: closures;
    Closure: title;
    Refusal: text;
    IdentityDocument: title;
    Representative: title documents;
    Choices: consequence consequence_kept voluntary browser_settings browser_help;
}
