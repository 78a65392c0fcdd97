//! The answer, with its reason.

/// What is done with a request, a cookie or a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Verdict {
    /// It goes through.
    Pass,
    /// It waits, or fails as the network would.
    Hold,
    /// It waits, and the visitor is asked.
    Ask,
    /// It waits until somebody has looked at what it carries.
    Look,
}

impl Verdict {
    /// The names of all, in the order of their numbers.
    pub const NAMES: &str = "pass hold ask hold";

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES
            .split(' ')
            .nth(self as usize)
            .unwrap_or_default()
    }
}

/// Why: the reason and, where there is one, the service and the purpose it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Why {
    /// The reason.
    pub reason: Reason,
    /// One more than the purpose's index, or nothing; so with the service's. A word holds it all.
    purpose: u8,
    service: u16,
}

impl Why {
    /// A reason that concerns no service.
    #[must_use]
    pub fn of(reason: Reason) -> Self {
        Self {
            reason,
            purpose: 0,
            service: 0,
        }
    }

    /// The same of a service.
    #[must_use]
    pub fn with_service(self, service: usize) -> Self {
        let service = service as u16 + 1;
        Self { service, ..self }
    }

    /// The same, as a purpose decided it.
    #[must_use]
    pub fn with_purpose(self, purpose: usize) -> Self {
        let purpose = purpose as u8 + 1;
        Self { purpose, ..self }
    }

    /// The service, by index.
    #[must_use]
    pub fn service(self) -> Option<usize> {
        usize::from(self.service).checked_sub(1)
    }

    /// The purpose that decided, by index.
    #[must_use]
    pub fn purpose(self) -> Option<usize> {
        usize::from(self.purpose).checked_sub(1)
    }

    /// What is done for this reason.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        self.reason.verdict()
    }

    /// The answer as one number: verdict (bits 0–1), reason (2–7), purpose + 1 (8–15) and
    /// service + 1 (16–31), 0 where there is none.
    #[must_use]
    pub fn word(self) -> u32 {
        self.verdict() as u32
            | (self.reason as u32) << 2
            | u32::from(self.purpose) << 8
            | u32::from(self.service) << 16
    }

    /// Reads the number back.
    #[must_use]
    pub fn from_word(word: u32) -> Self {
        Self {
            reason: Reason::from_number(word >> 2 & 0x3f),
            purpose: (word >> 8) as u8,
            service: (word >> 16) as u16,
        }
    }
}

/// What a reason rests on in the policy, besides the clauses of a purpose and a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// On nothing that the policy speaks of.
    Nothing,
    /// A promise on what is collected.
    Promise,
    /// That nothing undeclared is used.
    Undeclared,
    /// A signal of the browser.
    Signal,
    /// The visitor's choice.
    Choice,
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $reason:ident = $verdict:ident, $rule:literal, $ground:ident, $name:literal;)*) => {
        /// The reasons, each with its verdict, the number of the rule it falls under and what that rests
        /// on, from those that weigh least: what is refused weighs more than what is not yet answered,
        /// and that more than what is allowed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Reason { $($(#[$doc])* $reason),* }

        impl Reason {
            /// All of them, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$reason),*];

            /// The rule and the name of each, in the order of their numbers.
            pub const NAMES: &str = concat!("", $($rule, $name, " "),*);

            fn from_number(number: u32) -> Self {
                match number {
                    $(_ if number == Self::$reason as u32 => Self::$reason,)*
                    _ => Self::NotReady,
                }
            }

            fn verdict(self) -> Verdict {
                match self { $(Self::$reason => Verdict::$verdict),* }
            }

            /// The rule of the precedence list, 1 to 8, or 0 when there is no policy to ask.
            #[must_use]
            pub fn rule(self) -> u32 {
                match self { $(Self::$reason => $rule),* }
            }

            /// What it rests on in the policy.
            #[must_use]
            pub fn ground(self) -> Ground {
                match self { $(Self::$reason => Ground::$ground),* }
            }

            /// Its name in events and reports.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$reason => $name),* }
            }
        }
    };
}

// A table, so that verdict, rule, ground, name and weight cannot part.
reasons! {
    /// It fetches nothing from a host.
    Local = Pass, 1, Nothing, "local";
    /// The site's own origin, and no service declares the path.
    OwnOrigin = Pass, 2, Nothing, "own_origin";
    /// One of the group's own hosts.
    GroupSite = Pass, 2, Nothing, "group_site";
    /// A storage key that no service declares.
    UndeclaredKey = Pass, 2, Undeclared, "undeclared_key";
    /// The policy does not declare it and reports what it does not declare.
    UndeclaredReported = Pass, 2, Undeclared, "undeclared_reported";
    /// Necessary, or exempt on a stated basis.
    Necessary = Pass, 4, Choice, "necessary";
    /// The visitor allowed the service.
    AllowedService = Pass, 6, Choice, "allowed_service";
    /// The visitor allowed it for now.
    AllowedOnce = Pass, 6, Choice, "allowed_once";
    /// The visitor allowed all its purposes.
    AllowedPurpose = Pass, 6, Choice, "allowed_purpose";
    /// The visitor wants to be told first, and has not answered for this service.
    Notify = Ask, 7, Choice, "notify";
    /// The visitor has not been asked.
    NotAsked = Hold, 8, Choice, "not_asked";
    /// It needs a yes of its own, which "allow all" is not.
    NeedsOwnYes = Hold, 5, Choice, "needs_own_yes";
    /// A signal of the browser refuses it.
    RefusedBySignal = Hold, 5, Signal, "refused_by_signal";
    /// The visitor refused the purpose.
    RefusedPurpose = Hold, 5, Choice, "refused_purpose";
    /// The visitor refused the service.
    RefusedService = Hold, 5, Choice, "refused_service";
    /// Sensitive information without a yes of its own (S40).
    Sensitive = Hold, 3, Choice, "sensitive";
    /// It carries personal data although the policy promises it never does (S09, S11).
    PromiseBroken = Hold, 3, Promise, "promise_broken";
    /// It would pass, and a promise of the policy on what it carries has not been checked yet.
    Unchecked = Look, 3, Promise, "promise_unchecked";
    /// The policy does not declare it and holds what it does not declare (S15).
    Undeclared = Hold, 2, Undeclared, "undeclared";
    /// The mark names neither a service nor a purpose of the policy.
    UnknownName = Hold, 2, Undeclared, "unknown_name";
    /// The URL cannot be read.
    Unreadable = Hold, 2, Nothing, "unreadable";
    /// It is Sekisho's own record, which no page script may write.
    OwnRecord = Hold, 1, Nothing, "own_record";
    /// No policy has been read yet.
    NotReady = Hold, 0, Nothing, "not_ready";
}
