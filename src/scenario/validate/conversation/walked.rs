//! What only walking through a conversation shows; see [`crate::rehearsal::search`].

use super::{Known, Places, Report};
use crate::scenario::Conversation;

/// Reports what is wrong with the paths of a conversation that could be read.
pub(super) fn judge(_: &Conversation, _: &Places, _: &Known<'_>, _: &mut Report) {}
