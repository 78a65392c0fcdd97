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
}

impl Verdict {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Hold => "hold",
            Self::Ask => "ask",
        }
    }
}

/// Why: the reason and, where there is one, the service and the purpose it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Why {
    /// The reason.
    pub reason: Reason,
    /// The service, by index.
    pub service: Option<usize>,
    /// The purpose that decided, by index.
    pub purpose: Option<usize>,
}

impl Why {
    /// A reason that concerns no service.
    #[must_use]
    pub fn of(reason: Reason) -> Self {
        Self {
            reason,
            service: None,
            purpose: None,
        }
    }

    /// What is done for this reason.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        self.reason.entry().0
    }

    /// The answer as one number: verdict (bits 0–1), reason (2–7), purpose + 1 (8–15) and
    /// service + 1 (16–31), 0 where there is none.
    #[must_use]
    pub fn word(self) -> u32 {
        let number = |index: Option<usize>| index.map_or(0, |index| index as u32 + 1);
        self.verdict() as u32
            | (self.reason as u32) << 2
            | (number(self.purpose) & 0xff) << 8
            | number(self.service) << 16
    }

    /// Reads the number back.
    #[must_use]
    pub fn from_word(word: u32) -> Self {
        let index = |number: u32| (number as usize).checked_sub(1);
        let reason = Reason::ALL.get((word >> 2 & 0x3f) as usize);
        Self {
            reason: reason.copied().unwrap_or(Reason::NotReady),
            service: index(word >> 16),
            purpose: index(word >> 8 & 0xff),
        }
    }
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $reason:ident = $verdict:ident, $rule:literal, $name:literal;)*) => {
        /// The reasons, each with its verdict and the number of the rule it falls under.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Reason { $($(#[$doc])* $reason),* }

        impl Reason {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$reason),*];

            fn entry(self) -> (Verdict, u32, &'static str) {
                match self { $(Self::$reason => (Verdict::$verdict, $rule, $name)),* }
            }

            /// The rule of the precedence list, 1 to 8, or 0 when there is no policy to ask.
            #[must_use]
            pub fn rule(self) -> u32 { self.entry().1 }

            /// Its name in events and reports.
            #[must_use]
            pub fn name(self) -> &'static str { self.entry().2 }
        }
    };
}

// The precedence, first match wins. A table, so that verdict, rule and name cannot part.
reasons! {
    /// No policy has been read yet.
    NotReady = Hold, 0, "not_ready";
    /// It fetches nothing from a host.
    Local = Pass, 1, "local";
    /// It is Sekisho's own record, which no page script may write.
    OwnRecord = Hold, 1, "own_record";
    /// The site's own origin, and no service declares the path.
    OwnOrigin = Pass, 2, "own_origin";
    /// One of the group's own hosts.
    GroupSite = Pass, 2, "group_site";
    /// A storage key that no service declares.
    UndeclaredKey = Pass, 2, "undeclared_key";
    /// The policy does not declare it and holds what it does not declare (S15).
    Undeclared = Hold, 2, "undeclared";
    /// The policy does not declare it and reports what it does not declare.
    UndeclaredReported = Pass, 2, "undeclared_reported";
    /// The URL cannot be read.
    Unreadable = Hold, 2, "unreadable";
    /// The mark names neither a service nor a purpose of the policy.
    UnknownName = Hold, 2, "unknown_name";
    /// It carries personal data although the policy promises it never does (S09, S11).
    PromiseBroken = Hold, 3, "promise_broken";
    /// Sensitive information without a yes of its own (S40).
    Sensitive = Hold, 3, "sensitive";
    /// Necessary, or exempt on a stated basis.
    Necessary = Pass, 4, "necessary";
    /// The visitor refused the service.
    RefusedService = Hold, 5, "refused_service";
    /// The visitor refused the purpose.
    RefusedPurpose = Hold, 5, "refused_purpose";
    /// A signal of the browser refuses it.
    RefusedBySignal = Hold, 5, "refused_by_signal";
    /// It needs a yes of its own, which "allow all" is not.
    NeedsOwnYes = Hold, 5, "needs_own_yes";
    /// The visitor allowed the service.
    AllowedService = Pass, 6, "allowed_service";
    /// The visitor allowed it for now.
    AllowedOnce = Pass, 6, "allowed_once";
    /// The visitor allowed all its purposes.
    AllowedPurpose = Pass, 6, "allowed_purpose";
    /// The visitor wants to be told first, and has not answered for this service.
    Notify = Ask, 7, "notify";
    /// The visitor has not been asked.
    NotAsked = Hold, 8, "not_asked";
}
