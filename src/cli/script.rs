//! `minuku script`: cards for playing a conversation in pairs. What stands on them is made in `explain::cards`.

use std::{io::Write, process::ExitCode};

use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser};

use super::{
    Failure,
    args::Words,
    conversation::{argument, asked, find},
    paper::{Wanted, arguments},
};
use crate::{
    explain::cards::{Player, card},
    locale::Texts,
    pack::load::Place,
};

/// Whose cards for which conversation.
pub(super) struct Request {
    asked: String,
    player: Option<Player>,
    wanted: Wanted,
}

/// The command's arguments. `--role` means another role here than everywhere else, and takes its place.
pub(super) fn command(texts: Words<'_>) -> Command {
    let command = texts.sub("script").arg(argument(texts)).arg(
        Arg::new("role")
            .long("role")
            .value_name("customer|staff|observer")
            .hide_possible_values(true)
            .value_parser(PossibleValuesParser::new(Player::WORDS))
            .help(texts.text("cli-script-role")),
    );
    arguments(command, texts)
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            asked: asked(matches),
            player: matches
                .get_one::<String>("role")
                .and_then(|word| Player::from_word(word)),
            wanted: Wanted::read(matches),
        }
    }
}

/// Makes one card, or all three.
pub(super) fn run(
    request: &Request,
    places: &[Place],
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let players = match &request.player {
        None => Player::ALL,
        Some(player) => std::slice::from_ref(player),
    };
    let (conversation, pack) = find(&request.asked, places, texts)?;
    let cards = players.iter().map(|player| {
        card(
            &conversation,
            *player,
            request.wanted.medium,
            &pack.helpdesks,
            texts,
        )
    });
    request.wanted.put(&cards.collect::<Vec<_>>(), texts, out)
}
