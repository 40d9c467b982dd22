//! minuku

mod embedded;
pub mod helpdesk;
pub mod locale;
pub mod pack;
pub mod scenario;
pub mod text;
