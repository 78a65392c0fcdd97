//! The meaning of a compiled policy's texts by their number.
//!
//! A language's texts are: the first layer and the closing part of the details, both markup; the
//! panel's words; the texts of every purpose, then of every service. [`crate::compile`] writes
//! them in this order and the panel reads them by it.

use super::Compiled;

/// The first layer of the notice, as markup.
pub const FIRST_LAYER: usize = 0;
/// The closing part of the details, as markup.
pub const ABOUT: usize = 1;
/// Where the words begin.
const WORDS: usize = 2;

/// A numbered list of texts. The name after the arrow is the word's key in the word lists.
macro_rules! numbered {
    ($(#[$doc:meta])* $list:ident { $($(#[$item_doc:meta])* $item:ident $(=> $key:literal)?,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(usize)]
        pub enum $list { $($(#[$item_doc])* $item,)+ }

        impl $list {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$item,)+];

            numbered!(@keys $($($key,)?)+);
        }
    };
    (@keys) => {};
    (@keys $($key:literal,)+) => {
        /// Their keys in the word lists, in order.
        pub const KEYS: &[&str] = &[$($key,)+];
    };
}

numbered! {
    /// The panel's own words.
    Word {
        /// The title of the details.
        DetailsTitle => "details_title",
        /// What the details are for.
        DetailsLead => "details_lead",
        /// That Global Privacy Control was read as a refusal.
        Gpc => "gpc",
        /// Before the choice as it stands.
        Standing => "standing",
        /// The choice as it stands: one by one.
        StandingCustom => "standing_custom",
        /// The first choice.
        AllowAll => "allow_all",
        /// The second choice.
        RejectAll => "reject_all",
        /// The third choice.
        Notify => "notify",
        /// Withdraw.
        Withdraw => "withdraw",
        /// Save.
        Save => "save",
        /// Close.
        Close => "close",
        /// On a purpose that needs no consent.
        AlwaysOn => "always_on",
        /// On a purpose that needs a yes of its own.
        Explicit => "explicit",
        /// On a purpose that handles sensitive information.
        Sensitive => "sensitive",
        /// Before a purpose's services.
        Recipients => "recipients",
        /// On a service that stands under an earlier purpose.
        Listed => "listed",
        /// A row's name: recipient.
        Recipient => "recipient",
        /// A row's name: country.
        Country => "country",
        /// A row's name: the information sent.
        Data => "data",
        /// A row's name: the controller's purposes.
        OwnPurposes => "own_purposes",
        /// A row's name: the recipient's purposes.
        RecipientPurposes => "recipient_purposes",
        /// A row's name: technologies.
        Technologies => "technologies",
        /// A row's name: cookies.
        Cookies => "cookies",
        /// A row's name: what is kept in the browser's storage.
        Storage => "storage",
        /// Before what a name is followed by in brackets.
        Open => "bracket_open",
        /// After it.
        Shut => "bracket_shut",
        /// A row's name: retention.
        Retention => "retention",
        /// A row's name: opt-out.
        OptOut => "opt_out",
        /// A row's name: the recipient's privacy policy.
        RecipientPolicy => "recipient_policy",
        /// A row's name: the foreign country's system.
        ForeignSystem => "foreign_system",
        /// The link to more on that system.
        ForeignSystemMore => "foreign_system_more",
        /// A row's name: the foreign recipient's measures.
        ForeignMeasures => "foreign_measures",
        /// A row's name: the clause.
        Clause => "clause",
        /// After a link that opens a new tab.
        NewTab => "new_tab",
        /// The title of a prompt on several services.
        PromptSeveral => "prompt_several",
        /// Before the answers for all services of a prompt.
        PromptTogether => "prompt_together",
        /// On what a prompt shows only when asked.
        More => "more",
        /// An answer: once.
        Once => "once",
        /// An answer: always.
        Always => "always",
        /// An answer: never.
        Never => "never",
        /// What the answers mean.
        AnswersNote => "answers_note",
        /// The title of a prompt on a cookie that is there already.
        Received => "received",
        /// The title of a prompt on several of them.
        ReceivedSeveral => "received_several",
        /// A row's name: the service of a received cookie.
        Service => "service",
        /// In place of a service that nobody declared.
        Undeclared => "undeclared",
        /// A row's name: how long a received cookie is kept.
        Lifetime => "lifetime",
        /// An answer on a received cookie: delete it.
        Delete => "delete",
        /// The same for all of them.
        DeleteAll => "delete_all",
        /// An answer on one that nobody declared: leave it.
        Leave => "leave",
        /// What the answers on received cookies mean.
        ReceivedNote => "received_note",
    }
}

numbered! {
    /// The texts of a purpose.
    PurposeText {
        /// Its name.
        Title,
        /// What is done.
        Description,
        /// Why it needs no consent, or nothing.
        Reason,
        /// Which purposes must be allowed first, in a sentence, or nothing.
        Needs,
        /// Its clause's title, or nothing.
        Clause,
    }
}

numbered! {
    /// The texts of a service; what does not apply is empty.
    ServiceText {
        /// Its name.
        Name,
        /// Its recipient's name.
        Recipient,
        /// Its recipient's country.
        Country,
        /// The information sent.
        Data,
        /// The controller's purposes.
        OwnPurposes,
        /// The recipient's purposes.
        RecipientPurposes,
        /// The technologies.
        Technologies,
        /// Cookies, one a line: its name, how long it lasts and what it is for, a tab between them.
        Cookies,
        /// Storage keys, the same way.
        Storage,
        /// How long the recipient keeps the data.
        Retention,
        /// What opting out at the recipient's stops.
        OptOut,
        /// Where.
        OptOutUrl,
        /// What no longer works then.
        OptOutLimits,
        /// The recipient's privacy policy.
        PolicyUrl,
        /// The foreign country's system.
        ForeignSystem,
        /// More on it.
        ForeignSystemUrl,
        /// The foreign recipient's measures.
        ForeignMeasures,
        /// Its clause's title.
        Clause,
        /// The title of a prompt on this service alone.
        Prompt,
    }
}

/// A compiled policy's texts in one language.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'a> {
    policy: &'a Compiled,
    language: usize,
}

impl<'a> Texts<'a> {
    /// The texts of `policy` in its `language`-th language.
    #[must_use]
    pub fn new(policy: &'a Compiled, language: usize) -> Self {
        Self { policy, language }
    }

    /// The language's tag.
    #[must_use]
    pub fn tag(self) -> &'a str {
        self.policy.language(self.language)
    }

    /// The closing part of the details, as markup.
    #[must_use]
    pub fn about(self) -> &'a str {
        self.policy.text(self.language, ABOUT)
    }

    /// A word.
    #[must_use]
    pub fn word(self, word: Word) -> &'a str {
        self.policy.text(self.language, WORDS + word as usize)
    }

    /// A text of the `index`-th purpose.
    #[must_use]
    pub fn purpose(self, index: usize, text: PurposeText) -> &'a str {
        let from = WORDS + Word::ALL.len() + index * PurposeText::ALL.len();
        self.policy.text(self.language, from + text as usize)
    }

    /// A text of the `index`-th service.
    #[must_use]
    pub fn service(self, index: usize, text: ServiceText) -> &'a str {
        let purposes = self.policy.purpose_count() * PurposeText::ALL.len();
        let from = WORDS + Word::ALL.len() + purposes + index * ServiceText::ALL.len();
        self.policy.text(self.language, from + text as usize)
    }
}
