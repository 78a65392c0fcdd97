//! `sekisho explain`.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::{Value, json};
use url::Url;

use super::check::Format;
use super::origin::origin;
use super::{End, Files, Outcome, Place, report};
use crate::compile::compile;
use crate::compiled::Compiled;
use crate::consent::{Choice, Event, Session};
use crate::gate::{Means, Request, Why};
use crate::lint::check;
use crate::policy::Policy;

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The policy, or `-` for the standard input.
    pub(super) policy: PathBuf,
    /// The request's address, absolute or from the page's root.
    url: String,
    /// What the visitor chose first; nothing unless given.
    #[command(flatten)]
    choice: FirstChoice,
    /// Purposes and services the visitor then switched on.
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    allow: Vec<String>,
    /// Purposes and services the visitor then switched off.
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    refuse: Vec<String>,
    /// The browser sends Global Privacy Control.
    #[arg(long)]
    gpc: bool,
    /// The page's address; the first of the policy's `sites` unless given.
    #[arg(long, value_name = "URL")]
    origin: Option<String>,
    /// By what means the page asks.
    #[arg(long, default_value = "script", value_parser = means())]
    means: Means,
    /// For people, or for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Args)]
#[group(multiple = false)]
struct FirstChoice {
    /// The visitor chose "Allow all cookies".
    #[arg(long)]
    allow_all: bool,
    /// The visitor chose "Reject all cookies".
    #[arg(long)]
    reject_all: bool,
    /// The visitor chose "Notify me when cookies are received".
    #[arg(long)]
    notify: bool,
}

/// The id of the record that is made up here; nothing keeps it.
const RECORD: &[u8] = b"AAAAAAAAAAAAAAAAAAAAAA";

/// Reads the name of a means.
fn means() -> impl TypedValueParser<Value = Means> {
    let names = Means::ALL.map(|(_, name)| name);
    PossibleValuesParser::new(names).map(|name| {
        let found = Means::ALL.iter().find(|(_, known)| *known == name);
        found.map_or(Means::Other, |(means, _)| *means)
    })
}

impl Explain {
    pub fn run(&self, files: &Files) -> Result<Outcome, String> {
        let text = files.text(&Place::of(&self.policy))?;
        let checked = check(text);
        let compiled = match &checked.policy {
            Some(policy) => compile(policy).ok().map(|bytes| (policy, bytes)),
            None => None,
        };
        let Some((policy, bytes)) = compiled else {
            let name = self.policy.display().to_string();
            return Ok(report::refusal(&name, text, &checked.findings));
        };
        let origin = origin(self.origin.as_deref(), policy)?;
        let url = origin
            .join(&self.url)
            .map_err(|error| format!("`{}` is no address: {error}", self.url))?;
        let session = self.session(policy, bytes, &origin)?;
        let why = session.decide(&Request::new(url.as_str(), self.means));
        let answer = Answer {
            policy,
            session: &session,
            why,
            url: &url,
        };
        let told = match self.format {
            Format::Text => answer.text(),
            Format::Json => answer.json(),
        };
        Ok(Outcome::said(End::Clean, told))
    }

    /// The session after what the visitor did.
    fn session(&self, policy: &Policy, bytes: Vec<u8>, origin: &Url) -> Result<Session, String> {
        let compiled = Compiled::open(bytes).ok_or("the compiled policy cannot be read")?;
        let mut session = Session::new(compiled);
        let started = Event::Started {
            origin: origin.as_str().as_bytes(),
            gpc: self.gpc,
            records: b"",
        };
        session.apply(started, 0);
        let choices = [
            (self.choice.allow_all, Choice::AllowAll),
            (self.choice.reject_all, Choice::RejectAll),
            (self.choice.notify, Choice::Notify),
        ];
        for (_, choice) in choices.into_iter().filter(|(chosen, _)| *chosen) {
            session.apply(Event::Chose(choice, RECORD), 0);
        }
        let mut lines = String::new();
        for (sign, ids) in [('+', &self.allow), ('-', &self.refuse)] {
            for id in ids {
                lines.push_str(&line(policy, sign, id)?);
            }
        }
        if !lines.is_empty() {
            let picked = Event::Picked {
                lines: lines.as_bytes(),
                id: RECORD,
            };
            session.apply(picked, 0);
        }
        Ok(session)
    }
}

/// One switch, as the session reads it. Where both have the id, the service is meant.
fn line(policy: &Policy, sign: char, id: &str) -> Result<String, String> {
    if policy.services.iter().any(|service| service.id == id) {
        Ok(format!("s{sign}{id}\n"))
    } else if policy.purpose(id).is_some() {
        Ok(format!("p{sign}{id}\n"))
    } else {
        Err(format!("the policy has no service and no purpose `{id}`"))
    }
}

/// What the gate answers.
struct Answer<'a> {
    policy: &'a Policy,
    session: &'a Session,
    why: Why,
    url: &'a Url,
}

impl Answer<'_> {
    fn service(&self) -> Option<&str> {
        let index = self.why.service()?;
        Some(self.session.policy().service_id(index))
    }

    fn purpose(&self) -> Option<&str> {
        let index = self.why.purpose()?;
        Some(self.session.policy().purpose_id(index))
    }

    /// The clause the answer rests on.
    fn clause(&self) -> Option<&str> {
        let clause = std::str::from_utf8(self.session.clause(self.why)).ok();
        clause.filter(|clause| !clause.is_empty())
    }

    fn text(&self) -> String {
        let reason = self.why.reason;
        let name = |text: &crate::policy::Localized| {
            let text = self.policy.languages.first().and_then(|tag| text.get(tag));
            text.map(|text| format!(" ({text})")).unwrap_or_default()
        };
        let mut lines = vec![(
            "reason",
            format!(
                "{}, rule {}: {}",
                reason.name(),
                reason.rule(),
                rule(reason.rule())
            ),
        )];
        if let Some(id) = self.service() {
            let service = self.policy.services.iter().find(|service| service.id == id);
            let name = service.map(|service| name(&service.name));
            lines.push(("service", id.to_owned() + &name.unwrap_or_default()));
        }
        if let Some(id) = self.purpose() {
            let name = self.policy.purpose(id).map(|purpose| name(&purpose.title));
            lines.push(("purpose", id.to_owned() + &name.unwrap_or_default()));
        }
        if let Some(id) = self.clause() {
            let clause = self.policy.clauses.iter().find(|clause| clause.id == id);
            let title = clause.map(|clause| name(&clause.title));
            lines.push(("clause", id.to_owned() + &title.unwrap_or_default()));
        }
        let mut text = format!("{}  {}\n", self.why.verdict().name(), self.url);
        for (label, line) in lines {
            // Infallible for a String.
            let _ = writeln!(text, "  {label:<8} {line}");
        }
        text
    }

    fn json(&self) -> String {
        let answer: Value = json!({
            "url": self.url.as_str(),
            "verdict": self.why.verdict().name(),
            "rule": self.why.reason.rule(),
            "reason": self.why.reason.name(),
            "service": self.service(),
            "purpose": self.purpose(),
            "clause": self.clause(),
        });
        format!("{answer:#}\n")
    }
}

/// The rules of the precedence, in words.
fn rule(number: u32) -> &'static str {
    match number {
        1 => "it fetches nothing from a host, or is Sekisho's own record",
        2 => "the site's own, or not declared by the policy",
        3 => "it would break a promise of the policy, or is sensitive without a yes of its own",
        4 => "necessary, or exempt on a stated basis",
        5 => "refused, by the visitor or a signal, or in need of a yes of its own",
        6 => "allowed by the visitor",
        7 => "the visitor wants to be told first",
        8 => "the visitor has not been asked",
        _ => "there is no policy yet",
    }
}
