//! Who gets which part of the terminal: rows that say how things stand, the learners' screens, and the problems,
//! beside them where there is room, else below; above them when what is shown is old. Only numbers here.

use ratatui::layout::Rect;

use crate::ui::app::SMALLEST;

/// How wide the panel beside the learners is at least.
const PANEL: u16 = 36;
/// How wide a learner's screen is at least, so that two are put side by side, where no size was chosen.
const NARROW: u16 = 60;
/// The same, so that the panel is put beside them.
const USUAL: u16 = 80;
/// The gap between them, for a line.
const GAP: u16 = 1;

/// What there should be room for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wishes {
    /// The size of a learner's screen; as large as there is room when none was chosen.
    pub(super) size: Option<(u16, u16)>,
    /// Both languages.
    pub(super) both: bool,
    /// Whether there is anything to show to learners.
    pub(super) has_subject: bool,
    /// Whether what is shown is not what the file says.
    pub(super) is_old: bool,
    /// How many rows say how things stand.
    pub(super) head: u16,
    pub(super) panel: PanelWish,
}

/// What the panel needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PanelWish {
    /// It is not shown.
    None,
    /// A few rows.
    Glance,
    /// As much as it needs to be read.
    Read,
}

/// The parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) status: Rect,
    /// Everything below the status.
    pub(super) rest: Rect,
    /// One for each learner that is shown.
    pub(super) panes: Vec<Rect>,
    /// How large each learner's screen is.
    pub(super) size: (u16, u16),
    pub(super) panel: Option<Rect>,
    pub(super) is_beside: bool,
    /// Whether a part of the learners' screens is cut off.
    pub(super) is_cut: bool,
    /// Whether there is room for both languages.
    pub(super) fits_both: bool,
}

impl Layout {
    /// Divides an area; `rows` tells how many rows the panel has at a width.
    pub(super) fn of(wishes: &Wishes, area: Rect, rows: impl Fn(u16) -> usize) -> Self {
        let head = wishes.head.min(area.height);
        let status = Rect { height: head, ..area };
        let rest = Rect {
            y: area.y + head,
            height: area.height - head,
            ..area
        };
        let narrowest = |least: u16| wishes.size.map_or(least, |(width, _)| width);
        let across = |count: u16, least: u16| count * narrowest(least) + (count - 1) * GAP;
        let fits_both = across(2, NARROW) <= rest.width;
        let count = if wishes.both && fits_both { 2 } else { 1 };
        let mut layout = Self {
            status,
            rest,
            fits_both,
            ..Self::default()
        };
        let mut room = rest;
        if !wishes.has_subject {
            if wishes.panel != PanelWish::None {
                let panel = Rect {
                    x: rest.x + 1,
                    y: rest.y + 2.min(rest.height),
                    width: rest.width.saturating_sub(3),
                    height: rest.height.saturating_sub(2),
                };
                layout.panel = Some(panel);
                layout.is_beside = true;
            }
            return layout;
        }
        if wishes.panel != PanelWish::None {
            let used = across(count, USUAL) + GAP;
            if used + PANEL <= rest.width {
                // A fixed size leaves all the rest to the panel, as far as a sentence can use it.
                let width = match wishes.size {
                    Some(_) => (rest.width - used).min(72),
                    None => PANEL + (rest.width - used - PANEL) / 4,
                };
                let x = match wishes.size {
                    Some(_) => rest.x + used,
                    None => rest.right() - width,
                };
                layout.panel = Some(Rect {
                    x: x + 1,
                    width: width.saturating_sub(2),
                    ..rest
                });
                layout.is_beside = true;
                room.width = x - rest.x - GAP;
            } else if wishes.panel == PanelWish::Read || wishes.is_old || spare(wishes, rest) > 0 {
                let height = panel_height(wishes, rest, rows(rest.width.saturating_sub(3)));
                let top = if wishes.is_old {
                    room.y += height + 1;
                    rest.y
                } else {
                    rest.bottom() - height
                };
                room.height -= (height + 1).min(room.height);
                layout.panel = Some(Rect {
                    x: rest.x + 1,
                    y: top,
                    width: rest.width.saturating_sub(3),
                    height,
                });
            }
        }
        let share = (room.width - (count - 1) * GAP) / count;
        layout.size = wishes
            .size
            .unwrap_or((share.max(SMALLEST.0), room.height.max(SMALLEST.1)));
        let width = layout.size.0.min(share);
        let height = layout.size.1.min(room.height);
        layout.is_cut = width < layout.size.0 || height < layout.size.1;
        layout.panes = (0..count)
            .map(|number| Rect {
                x: room.x + number * (width + GAP),
                y: room.y,
                width,
                height,
            })
            .collect();
        layout
    }
}

/// How many rows the learners do not need, besides a line.
fn spare(wishes: &Wishes, rest: Rect) -> u16 {
    let wanted = wishes.size.map_or(SMALLEST.1, |(_, height)| height);
    rest.height.saturating_sub(wanted.saturating_add(1))
}

/// How many rows the panel gets above or below the learners, besides the line between them.
fn panel_height(wishes: &Wishes, rest: Rect, rows: usize) -> u16 {
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    let spare = spare(wishes, rest);
    let most = match wishes.panel {
        PanelWish::Read => (rest.height / 2).max(spare),
        // A few rows at a glance; what nobody else needs on top.
        PanelWish::None | PanelWish::Glance => spare
            .clamp(2, (rest.height / 3).max(2))
            .max(if wishes.size.is_some() { spare } else { 0 }),
    };
    rows.clamp(1, most.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WISHES: Wishes = Wishes {
        size: None,
        both: true,
        has_subject: true,
        is_old: false,
        head: 1,
        panel: PanelWish::Glance,
    };

    #[test]
    fn nothing_overlaps_and_nothing_is_outside() {
        for size in [
            None,
            Some((100, 30)),
            Some((80, 24)),
            Some((60, 20)),
            Some((300, 200)),
        ] {
            for panel in [PanelWish::None, PanelWish::Glance, PanelWish::Read] {
                for (both, has_subject, is_old) in [
                    (true, true, false),
                    (true, true, true),
                    (false, true, false),
                    (true, false, true),
                ] {
                    for (width, height) in [(40, 14), (60, 18), (80, 22), (121, 28), (163, 50), (250, 60)] {
                        let area = Rect::new(3, 1, width, height);
                        let wishes = Wishes {
                            size,
                            both,
                            has_subject,
                            is_old,
                            head: 1 + u16::from(is_old),
                            panel,
                        };
                        let layout = Layout::of(&wishes, area, |_| 12);
                        let mut parts = layout.panes.clone();
                        parts.push(layout.status);
                        parts.extend(layout.panel);
                        for (number, part) in parts.iter().enumerate() {
                            assert_eq!(part.intersection(area), *part, "{wishes:?} {layout:?}");
                            for other in &parts[..number] {
                                assert!(!part.intersects(*other), "{wishes:?} {layout:?}");
                            }
                        }
                        let must = panel == PanelWish::Read || (panel == PanelWish::Glance && is_old);
                        assert!(
                            !must || layout.panel.is_some_and(|panel| panel.area() > 0),
                            "{layout:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn two_languages_stand_side_by_side_where_they_fit() {
        let count = |size, width| {
            let wishes = Wishes { size, ..WISHES };
            Layout::of(&wishes, Rect::new(0, 0, width, 40), |_| 5).panes.len()
        };
        assert_eq!((count(None, 120), count(None, 121)), (1, 2));
        assert_eq!((count(Some((80, 24)), 160), count(Some((80, 24)), 161)), (1, 2));
    }

    #[test]
    fn a_size_is_kept_or_said_to_be_cut() {
        let wishes = Wishes {
            size: Some((80, 24)),
            panel: PanelWish::None,
            ..WISHES
        };
        let whole = Layout::of(&wishes, Rect::new(0, 0, 90, 25), |_| 0);
        assert_eq!(
            (whole.panes[0].width, whole.panes[0].height, whole.is_cut),
            (80, 24, false)
        );
        let cut = Layout::of(&wishes, Rect::new(0, 0, 90, 24), |_| 0);
        assert_eq!((cut.panes[0].height, cut.is_cut), (23, true));
    }

    #[test]
    fn a_small_terminal_belongs_to_the_learner_until_the_problems_are_read() {
        let area = Rect::new(0, 0, 60, 18);
        let panel = |panel| Layout::of(&Wishes { panel, ..WISHES }, area, |_| 5).panel;
        assert!(panel(PanelWish::Glance).is_none());
        assert!(panel(PanelWish::Read).is_some());
    }

    #[test]
    fn problems_are_on_top_when_what_is_shown_is_old() {
        let at = |is_old| {
            let layout = Layout::of(&Wishes { is_old, ..WISHES }, Rect::new(0, 0, 80, 22), |_| 5);
            layout.panel.unwrap().y < layout.panes[0].y
        };
        assert!(at(true) && !at(false));
    }
}
