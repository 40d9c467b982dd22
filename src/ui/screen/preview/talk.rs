//! A conversation in the preview: the walk, one move on or back, a jump to another node, and what stays of it when the file
//! has changed. The moves themselves are in [`crate::preview::talk`].

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Position};

use super::{Pane, Preview, Setting, layout::Layout};
use crate::{
    explain::own,
    pack::proof::Subject,
    preview::talk::{Lost, Place, Walk, Wish, find, parts, places},
    scenario::{Conversation, conversation::START},
    text,
    ui::{
        app::{Context, Effect},
        key::Action,
        screen::rehearsal::{Rehearsing, Sight},
        widget::list::List,
    },
};

impl Preview {
    /// The conversation, where the file has one.
    pub(super) const fn talk(&self) -> Option<&Arc<Conversation>> {
        match &self.subject {
            Some(Subject::Conversation(conversation)) => Some(conversation),
            Some(Subject::Quiz(_)) | None => None,
        }
    }

    /// The conversation as the learner has it who has the keys.
    pub(super) fn rehearsing(&self) -> Option<&Rehearsing> {
        self.leading().and_then(Pane::rehearsing)
    }

    pub(super) fn place(&self) -> Option<Place> {
        let rehearsing = self.rehearsing()?;
        Some(match rehearsing.sight() {
            Sight::Opening => Place::Opening,
            Sight::Debrief(part) => Place::Debrief(part),
            Sight::Talk => Place::Node(rehearsing.rehearsal().node()?.id.clone()),
        })
    }

    /// Shows the conversation that has just been read, where the learner was before, or where one is to begin.
    pub(super) fn read_talk(&mut self, conversation: &Arc<Conversation>) {
        if let Some(setting) = &mut self.setting {
            setting.change(conversation);
        }
        if self.rehearsing().is_none() {
            self.begin_talk(conversation);
            return;
        }
        let (rehearsal, lost) = self.walk.rehearsal(conversation, &self.pack.helpdesks, self.seed);
        self.lost = lost;
        for pane in &mut self.panes {
            if let Some(rehearsing) = pane.rehearsing() {
                let changed = rehearsing.changed(rehearsal.clone());
                pane.rehearse(changed);
            }
        }
        // A part of the debrief that there is no more.
        let count = parts(conversation, &self.pack);
        if let Some(Sight::Debrief(part)) = self.rehearsing().map(Rehearsing::sight)
            && part >= count
        {
            self.show_talk(Sight::Debrief(count - 1));
        }
    }

    fn begin_talk(&mut self, conversation: &Arc<Conversation>) {
        let at = self
            .wanted
            .take()
            .map(|name| find(&name, conversation, &self.pack));
        let state = self
            .wanted_state
            .take()
            .map(|words| Wish::read(&words, conversation).map_err(|misfit| misfit.name().to_owned()));
        // It could not be known before that there is no such node; these there are.
        if matches!(at, Some(Err(_))) {
            self.choosing = Some(List::default());
        }
        let at = at.and_then(Result::ok);
        let mut lost = Lost::default();
        match state {
            Some(Ok(wish)) => {
                let node = match &at {
                    Some(Place::Node(id)) => id.as_str(),
                    _ => START,
                };
                self.walk = Walk::begun(node.to_owned(), wish);
            }
            Some(Err(name)) => lost.names.push(name),
            None => {}
        }
        let begins = self.walk.is_begun_by_hand();
        self.show_talk(if begins { Sight::Talk } else { Sight::Opening });
        match at {
            Some(Place::Node(_)) if begins => {}
            Some(place) => self.go_to_place(&place),
            None => {}
        }
        if !lost.is_nothing() {
            self.lost = lost;
        }
    }

    /// Shows the walk to all learners.
    fn show_talk(&mut self, sight: Sight) {
        let Some(conversation) = self.talk() else { return };
        let (rehearsal, lost) = self.walk.rehearsal(conversation, &self.pack.helpdesks, self.seed);
        self.lost = lost;
        for pane in &mut self.panes {
            let now = pane.context.now;
            pane.rehearse(Rehearsing::at(rehearsal.clone(), sight, now));
        }
    }

    /// Lets the other learners stand where the leading one stands.
    pub(super) fn follow_talk(&mut self) {
        let Some(beside) = self.rehearsing().map(Rehearsing::in_other_language) else {
            return;
        };
        for (number, pane) in self.panes.iter_mut().enumerate() {
            if number != self.leader {
                pane.rehearse(beside.clone());
            }
        }
    }

    /// Does what a staff member would do. What loses the conversation need not be asked for twice here.
    pub(super) fn rehearse(&mut self, action: Action) {
        match action {
            Action::Restart => {
                self.walk.restart();
                self.show_talk(Sight::Talk);
                return;
            }
            Action::Back if !self.rehearsing().is_some_and(Rehearsing::is_picking) => return,
            _ => {}
        }
        let leader = self.leader;
        let before = self.steps_made();
        let Some(pane) = self.panes.get_mut(leader) else {
            return;
        };
        let effect = pane.update(action);
        // Who has seen the end begins again.
        if matches!(effect, Effect::Back) {
            self.walk.restart();
            self.show_talk(Sight::Opening);
            return;
        }
        self.note(before);
    }

    /// A click on the screen of a learner, who leads from now on.
    pub(super) fn click_talk(&mut self, at: Position) {
        let leader = self.leader;
        let before = self.steps_made();
        if let Some(pane) = self.panes.get_mut(leader) {
            pane.click(at);
        }
        self.note(before);
    }

    fn steps_made(&self) -> usize {
        self.rehearsing()
            .map_or(0, |rehearsing| rehearsing.rehearsal().steps().len())
    }

    fn note(&mut self, before: usize) {
        if self.steps_made() != before
            && let Some(rehearsing) = self.panes.get(self.leader).and_then(Pane::rehearsing)
        {
            self.walk.note(rehearsing.rehearsal());
            self.lost = Lost::default();
        }
        self.follow_talk();
    }

    /// One move on: what was taken back, else the best one; from the end into the debrief.
    pub(super) fn step_on(&mut self) {
        let Some(rehearsing) = self.rehearsing() else {
            return;
        };
        let (sight, rehearsal) = (rehearsing.sight(), rehearsing.rehearsal().clone());
        let sight = match sight {
            Sight::Opening => Sight::Talk,
            Sight::Talk if rehearsal.is_over() => Sight::Debrief(0),
            Sight::Talk if self.walk.on(&rehearsal, &self.pack.helpdesks) => Sight::Talk,
            Sight::Debrief(part) if part + 1 < parts(rehearsal.conversation(), &self.pack) => {
                Sight::Debrief(part + 1)
            }
            Sight::Talk | Sight::Debrief(_) => return,
        };
        self.show_talk(sight);
    }

    /// One move back.
    pub(super) fn step_back(&mut self) {
        let Some(rehearsing) = self.rehearsing() else {
            return;
        };
        let (sight, rehearsal) = (rehearsing.sight(), rehearsing.rehearsal().clone());
        let sight = match sight {
            Sight::Debrief(0) => Sight::Talk,
            Sight::Debrief(part) => Sight::Debrief(part - 1),
            Sight::Talk if self.walk.back(&rehearsal) => Sight::Talk,
            Sight::Talk if !self.walk.is_begun_by_hand() => Sight::Opening,
            Sight::Talk | Sight::Opening => return,
        };
        self.show_talk(sight);
    }

    /// Goes to one of the places.
    pub(super) fn go_to(&mut self, number: usize) {
        let place = self
            .talk()
            .and_then(|talk| places(talk, &self.pack).into_iter().nth(number));
        if let Some(place) = place {
            self.go_to_place(&place);
        }
    }

    fn go_to_place(&mut self, place: &Place) {
        let Some(rehearsal) = self.rehearsing().map(|it| it.rehearsal().clone()) else {
            return;
        };
        let desks = &self.pack.helpdesks;
        let mut lost = Lost::default();
        let sight = match place {
            Place::Opening => {
                if self.walk.is_begun_by_hand() {
                    self.walk = Walk::default();
                }
                self.walk.restart();
                Sight::Opening
            }
            Place::Node(id) => {
                lost = self.walk.go_to(id, &rehearsal, desks);
                Sight::Talk
            }
            Place::Debrief(part) => {
                self.walk.finish(&rehearsal, desks);
                Sight::Debrief(*part)
            }
        };
        self.show_talk(sight);
        if !lost.is_nothing() {
            self.lost = lost;
        }
    }

    /// Shows how things stand, to be changed.
    pub(super) fn open_state(&mut self) {
        let setting = self
            .rehearsing()
            .map(|rehearsing| Setting::of(rehearsing.rehearsal()));
        self.setting = setting;
    }

    /// Does what an action asks for while the state is changed.
    pub(super) fn set(&mut self, action: Action) {
        let Some(setting) = &mut self.setting else { return };
        match action {
            Action::Confirm => {
                let wish = setting.wish();
                self.setting = None;
                let node = self
                    .rehearsing()
                    .and_then(|rehearsing| rehearsing.rehearsal().node());
                if let Some(node) = node {
                    self.walk = Walk::begun(node.id.clone(), wish);
                    self.show_talk(Sight::Talk);
                }
            }
            Action::Back | Action::State => self.setting = None,
            _ => setting.update(action),
        }
    }

    /// The second row: how things stand, in the words of the command, or what the file does not allow any more.
    pub(super) fn standing(&self, layout: &Layout, context: &Context, buf: &mut Buffer) {
        let Some(rehearsal) = self.rehearsing().map(Rehearsing::rehearsal) else {
            return;
        };
        if layout.status.height < 2 {
            return;
        }
        let wish = Wish::of(rehearsal.conversation(), rehearsal.state());
        let (words, style) = match lost_words(&self.lost, context) {
            Some(words) => (words, context.theme.note),
            None => (wish.words(), context.theme.dim),
        };
        let room = usize::from(layout.status.width).saturating_sub(2);
        let words = text::truncate(&words, room);
        buf.set_string(layout.status.x + 1, layout.status.y + 1, words, style);
    }
}

/// What the file does not allow any more.
fn lost_words(lost: &Lost, context: &Context) -> Option<String> {
    let texts = &context.texts;
    let one = |id: &str, name: &str| {
        let name = text::clean_line(name).into_owned();
        Some(texts.with(id, &[("name", name.into())]))
    };
    match lost {
        Lost { node: Some(node), .. } => one("preview-lost-node", node),
        Lost {
            unreached: Some(node),
            ..
        } => one("preview-unreached", node),
        Lost { made: Some(word), .. } => one("preview-lost-move", word),
        Lost { names, .. } if !names.is_empty() => {
            one("preview-lost-names", &names.join(&texts.text("list-separator")))
        }
        _ => None,
    }
}

/// What a place is about, in a few words.
pub(super) fn about_place(place: &Place, conversation: &Conversation, context: &Context) -> String {
    let texts = &context.texts;
    let debrief = [
        "rehearsal-tab-outcome",
        "rehearsal-tab-lines",
        "rehearsal-tab-order",
        "rehearsal-tab-next",
        "rehearsal-tab-paper",
    ];
    match place {
        Place::Opening => own(&conversation.situation, texts),
        Place::Node(id) => {
            let node = conversation.nodes.iter().find(|node| node.id == *id);
            let words = node.and_then(|node| node.say.as_ref().or(node.happens.as_ref()));
            words.map(|words| own(words, texts)).unwrap_or_default()
        }
        Place::Debrief(part) => debrief.get(*part).map(|id| texts.text(id)).unwrap_or_default(),
    }
}
