//! What the notice tells visitors of the first policy, in both languages.

#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

mod support;

use sekisho::notice::{Markup, details};
use sekisho::policy::{Localized, Policy};
use support::{compiled, session};

fn first_policy() -> Policy {
    serde_json::from_str(include_str!("../policies/leverages.json")).expect("the policy reads")
}

/// The views of the notice before a choice, in one language.
struct Told {
    language: String,
    first_layer: String,
    details: String,
}

impl Told {
    fn each(policy: &Policy) -> Vec<Self> {
        let (compiled, session) = (compiled(policy), session(policy, false));
        let languages = policy.languages.iter().enumerate();
        languages
            .map(|(at, language)| Self {
                language: language.clone(),
                first_layer: compiled.text(at, 0).to_owned(),
                details: details(&session, at),
            })
            .collect()
    }

    /// Whether a view has a text, as the text it is in markup.
    fn says(&self, view: &str, text: &Localized) -> bool {
        let text = text.get(&self.language).expect("it is in every language");
        let mut markup = Markup::default();
        markup.text(text);
        view.contains(&markup.finish())
    }
}

#[test]
fn the_first_layer_names_the_consequence_the_documents_and_the_contact() {
    let policy = first_policy();
    for told in Told::each(&policy) {
        let view = &told.first_layer;
        assert!(told.says(view, &policy.controller.name));
        assert!(told.says(view, &policy.choices.consequence));
        assert!(told.says(view, &policy.documents.informative_data.label));
        assert!(told.says(view, &policy.documents.policy.label));
        assert!(view.contains("privacy@leverages.jp"), "{view}");
        let phone = r#"<a href="tel:+81357741632">+81 (0)3-5774-1632</a>"#;
        assert!(view.contains(phone), "{view}");
    }
}

#[test]
fn the_details_say_what_each_technology_is() {
    let policy = first_policy();
    for told in Told::each(&policy) {
        for technology in &policy.technologies {
            assert!(told.says(&told.details, &technology.description));
        }
    }
}

#[test]
fn the_details_say_what_the_browser_governs_and_that_providing_is_voluntary() {
    let policy = first_policy();
    let browser = policy
        .choices
        .browser_settings
        .as_ref()
        .expect("it is said");
    let voluntary = policy.choices.voluntary.as_ref().expect("it is said");
    let hours = policy
        .controller
        .contact
        .hours
        .as_ref()
        .expect("it is said");
    for told in Told::each(&policy) {
        for text in [
            browser,
            voluntary,
            hours,
            &policy.controller.contact.address,
        ] {
            assert!(told.says(&told.details, text));
        }
    }
}

#[test]
fn the_details_give_every_purpose_and_why_an_exempt_one_needs_no_consent() {
    let policy = first_policy();
    for told in Told::each(&policy) {
        for purpose in &policy.purposes {
            assert!(
                told.says(&told.details, &purpose.description),
                "{}",
                purpose.id
            );
            if let Some(reason) = &purpose.basis_reason {
                assert!(told.says(&told.details, reason), "{}", purpose.id);
            }
        }
    }
}

#[test]
fn the_details_give_each_recipient_and_the_three_facts_on_those_abroad() {
    let policy = first_policy();
    for told in Told::each(&policy) {
        for service in &policy.services {
            let recipient = service.recipient.as_ref().expect("a recipient");
            assert!(told.says(&told.details, &recipient.name), "{}", service.id);
            if let Some(facts) = &recipient.foreign {
                for fact in [&facts.country_name, &facts.system, &facts.measures] {
                    assert!(told.says(&told.details, fact), "{}: {fact:?}", service.id);
                }
            }
        }
    }
}
