//! The texts of one service.

use super::texts::Source;
use crate::compiled::texts::ServiceText;
use crate::notice::web_address;
use crate::policy::{
    Area, Cookie, ForeignRecipient, OptOut, OptOutEffect, Recipient, Service, StorageKey,
};

pub(super) struct ServiceTexts<'a> {
    source: &'a Source<'a>,
    service: &'a Service,
}

impl<'a> ServiceTexts<'a> {
    pub(super) fn new(source: &'a Source<'a>, service: &'a Service) -> Self {
        Self { source, service }
    }

    pub(super) fn text(&self, text: ServiceText) -> String {
        let (source, service) = (self.source, self.service);
        match text {
            ServiceText::Name => source.say(&service.name).to_owned(),
            ServiceText::Recipient => source.say_some(self.recipient(|part| Some(&part.name))),
            ServiceText::Country => self.country(),
            ServiceText::Data => self.data(),
            ServiceText::OwnPurposes => self.row(source.titles(&service.purposes)),
            ServiceText::RecipientPurposes => source.say_some(service.purpose_recipient.as_ref()),
            ServiceText::Technologies => self.technologies(),
            ServiceText::Cookies => lines(service.cookies.iter().map(|cookie| self.cookie(cookie))),
            ServiceText::Storage => lines(service.storage.iter().map(|key| self.key(key))),
            ServiceText::Retention => self.retention(),
            ServiceText::OptOut => self.opt_out(),
            ServiceText::OptOutUrl => self.link(self.way_out(|part| Some(&part.url))),
            ServiceText::OptOutLimits => source.say_some(self.way_out(|part| part.limits.as_ref())),
            ServiceText::PolicyUrl => self.link(self.recipient(|part| part.policy_url.as_ref())),
            ServiceText::ForeignSystem => source.say_some(self.abroad(|part| Some(&part.system))),
            ServiceText::ForeignSystemUrl => {
                self.link(self.abroad(|part| part.system_url.as_ref()))
            }
            ServiceText::ForeignMeasures => {
                source.say_some(self.abroad(|part| Some(&part.measures)))
            }
            ServiceText::Clause => source.clause(service.clause.as_ref()),
            ServiceText::Prompt => self.prompt(),
        }
    }

    /// A part of what is said of the recipient, if there is one.
    fn recipient<T>(&self, part: impl Fn(&'a Recipient) -> Option<&'a T>) -> Option<&'a T> {
        self.service.recipient.as_ref().and_then(part)
    }

    /// One of the facts on a recipient abroad.
    fn abroad<T>(&self, part: impl Fn(&'a ForeignRecipient) -> Option<&'a T>) -> Option<&'a T> {
        self.recipient(|recipient| recipient.foreign.as_ref())
            .and_then(part)
    }

    /// A part of what is said of the opt-out.
    fn way_out<T>(&self, part: impl Fn(&'a OptOut) -> Option<&'a T>) -> Option<&'a T> {
        self.service.opt_out.as_ref().and_then(part)
    }

    fn row<'t>(&self, texts: impl Iterator<Item = &'t str>) -> String {
        texts
            .collect::<Vec<_>>()
            .join(self.source.words.get("separator"))
    }

    fn link(&self, url: Option<&String>) -> String {
        url.map_or("", |url| web_address(url)).to_owned()
    }

    /// The recipient's country, by name where there is one.
    fn country(&self) -> String {
        let Some(recipient) = &self.service.recipient else {
            return String::new();
        };
        let known = self
            .source
            .words
            .get(&format!("country_{}", recipient.country));
        match self.abroad(|part| Some(&part.country_name)) {
            Some(name) if !self.source.say(name).is_empty() => self.source.say(name).to_owned(),
            _ if !known.is_empty() => known.to_owned(),
            _ => recipient.country.clone(),
        }
    }

    fn data(&self) -> String {
        let items = &self.source.policy.data_items;
        let of = |id: &String| items.iter().find(|item| item.id == *id);
        let titles = self
            .service
            .data
            .iter()
            .filter_map(|id| Some(self.source.say(&of(id)?.title)));
        self.row(titles)
    }

    fn technologies(&self) -> String {
        let used = &self.service.technologies;
        let all = self.source.policy.technologies.iter();
        let titles = all
            .filter(|technology| used.contains(&technology.kind))
            .map(|technology| self.source.say(&technology.title));
        self.row(titles)
    }

    fn cookie(&self, cookie: &'a Cookie) -> String {
        let words = self.source.words;
        let lifetime = match cookie.lifetime_days {
            0 => words.get("session_lifetime").to_owned(),
            days => self.days(days),
        };
        let hidden = if cookie.http_only {
            words.get("cookie_hidden")
        } else {
            ""
        };
        let about = self.source.say_some(cookie.description.as_ref());
        self.kept(&cookie.name, &[&lifetime, hidden], &about)
    }

    fn key(&self, key: &'a StorageKey) -> String {
        let words = self.source.words;
        let lifetime = match (key.lifetime_days, key.area) {
            (Some(days), _) => self.days(days),
            (None, Area::Local) => words.get("kept_lifetime").to_owned(),
            (None, Area::Session) => words.get("tab_lifetime").to_owned(),
        };
        let about = self.source.say_some(key.description.as_ref());
        self.kept(&key.key, &[&lifetime], &about)
    }

    /// A name, how long it lasts, and what it is for. A line is a line, whatever the texts hold.
    fn kept(&self, name: &str, facts: &[&str], about: &str) -> String {
        let facts = self.row(facts.iter().copied().filter(|fact| !fact.is_empty()));
        [name, &facts, about]
            .map(|text| text.replace(['\n', '\t'], " "))
            .join("\t")
    }

    fn retention(&self) -> String {
        let days = self.service.retention_days;
        days.map_or_else(String::new, |days| self.days(days))
    }

    /// A number of days in the largest unit that divides it.
    fn days(&self, days: u32) -> String {
        let (count, one, many) = match days {
            0 => (0, "day", "days"),
            days if days.is_multiple_of(365) => (days / 365, "year", "years"),
            days if days.is_multiple_of(30) => (days / 30, "month", "months"),
            days => (days, "day", "days"),
        };
        match count {
            1 => self.source.words.get(one).to_owned(),
            count => self.source.words.fill(many, &[("n", &count.to_string())]),
        }
    }

    fn opt_out(&self) -> String {
        let key = match self.service.opt_out.as_ref().map(|opt_out| opt_out.effect) {
            Some(OptOutEffect::StopsSending) => "opt_out_sending",
            Some(OptOutEffect::StopsUse) => "opt_out_use",
            None => return String::new(),
        };
        self.source.words.get(key).to_owned()
    }

    fn prompt(&self) -> String {
        let sets_cookies = !self.service.cookies.is_empty();
        let key = if sets_cookies {
            "prompt_cookies"
        } else {
            "prompt_sends"
        };
        self.source
            .words
            .fill(key, &[("name", self.source.say(&self.service.name))])
    }
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}
