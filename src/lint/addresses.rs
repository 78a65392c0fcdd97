//! Web addresses, e-mail addresses and telephone numbers.

use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::{Documents, Policy};

pub(super) const RULES: &[Rule] = &[PAGE, URL, EMAIL, PHONE];

const PAGE: Rule = Rule::error(
    "page-url",
    "write `https://…`, or a path from the site's root such as `/privacy/`",
)
.of_clause("S14");
const URL: Rule = Rule::error(
    "url-form",
    "write the whole address, beginning with `https://`",
);
const EMAIL: Rule = Rule::error(
    "email-form",
    "write one address, such as `privacy@example.jp`",
)
.of_clause("S52");
const PHONE: Rule = Rule::warning(
    "phone-form",
    "write it in international form, such as `+81 3-5774-1632`, so that it can be dialled",
)
.of_clause("S52");

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    let Documents {
        policy: text,
        informative_data,
    } = &policy.documents;
    for (name, document) in [("policy", text), ("informative_data", informative_data)] {
        let path = field(&field("documents", name), "url");
        for (language, url) in &document.url.0 {
            // What is empty is a finding of the texts.
            if !url.trim().is_empty() && !is_path(url) && !is_web_address(url) {
                let message = format!("`{url}` is no address of a page");
                findings.push(PAGE.at(field(&path, language), message));
            }
        }
    }
    for (number, help) in policy.choices.browser_help.iter().enumerate() {
        let path = field(&element("choices.browser_help", number), "url");
        for (language, url) in &help.url.0 {
            if !url.trim().is_empty() && !is_web_address(url) {
                let message = format!("`{url}` is no address of the web");
                findings.push(URL.at(field(&path, language), message));
            }
        }
    }
    for (path, url) in urls(policy) {
        if !is_web_address(url) {
            findings.push(URL.at(path, format!("`{url}` is no address of the web")));
        }
    }
    contact(policy, findings);
}

fn urls<'a>(policy: &'a Policy) -> Vec<(String, &'a String)> {
    let mut urls = Vec::new();
    let mut url = |path: &str, name: &str, url: Option<&'a String>| {
        urls.extend(url.map(|url| (field(path, name), url)));
    };
    for (number, service) in policy.services.iter().enumerate() {
        let path = element("services", number);
        if let Some(recipient) = &service.recipient {
            let path = field(&path, "recipient");
            url(&path, "policy_url", recipient.policy_url.as_ref());
            let foreign = recipient.foreign.as_ref();
            let system_url = foreign.and_then(|foreign| foreign.system_url.as_ref());
            url(&field(&path, "foreign"), "system_url", system_url);
        }
        let opt_out = service.opt_out.as_ref();
        url(
            &field(&path, "opt_out"),
            "url",
            opt_out.map(|opt_out| &opt_out.url),
        );
    }
    for (number, provision) in policy.provisions.iter().enumerate() {
        let path = field(&element("provisions", number), "foreign");
        let foreign = provision.foreign.as_ref();
        let system_url = foreign.and_then(|foreign| foreign.system_url.as_ref());
        url(&path, "system_url", system_url);
    }
    urls
}

fn contact(policy: &Policy, findings: &mut Vec<Finding>) {
    let contact = &policy.controller.contact;
    if !is_email(&contact.email) {
        let message = format!("`{}` is no e-mail address", contact.email);
        findings.push(EMAIL.at("controller.contact.email", message));
    }
    if let Some(phone) = &contact.phone {
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        let plain = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')');
        if !phone.starts_with('+') || !phone.chars().all(plain) || !(7..=15).contains(&digits) {
            let message = format!("`{phone}` is no telephone number in international form");
            findings.push(PHONE.at("controller.contact.phone", message));
        }
    }
}

/// A path from the site's root; `//` would lead to another host.
fn is_path(url: &str) -> bool {
    url.starts_with('/') && !url.starts_with("//") && !url.contains(['\\', ' '])
}

fn is_web_address(url: &str) -> bool {
    url::Url::parse(url).is_ok_and(|url| url.scheme() == "https" && url.username().is_empty())
}

fn is_email(address: &str) -> bool {
    address.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !address.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';'))
            && url::Host::parse(domain).is_ok()
    })
}
