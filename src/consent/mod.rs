//! What the visitor answered, and what follows from it.

mod answer;
mod decide;
mod event;
mod recall;
mod record;
mod session;
mod standing;
mod wire;

pub use answer::{Answer, Mode};
pub use event::{Choice, Effect, Event, PromptAnswer, Told};
pub use recall::Recalled;
pub use record::{Record, RecordId, RecordLine, token};
pub use session::Session;
pub use standing::Standing;
pub use wire::{event, op, started};
