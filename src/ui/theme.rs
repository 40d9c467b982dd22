//! Which style every part of the screen has: one field per part, four themes. A theme knows nothing of layout, and
//! no meaning hangs on it: whatever is selected, right or wrong is also a character or a word.

use ratatui::style::{Color, Modifier, Style};

use crate::settings::ThemeName;

/// A style for every part. Styles of surfaces set both colours, so that they do not depend on what lies below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The line at the top of the screen.
    pub title: Style,
    /// A key in the footer.
    pub footer_key: Style,
    /// What the key does.
    pub footer_label: Style,
    /// Running text.
    pub text: Style,
    /// What may be overlooked.
    pub dim: Style,
    /// What should not be overlooked.
    pub strong: Style,
    /// Headings.
    pub heading: Style,
    /// What the keys act on; always with a `>` as well.
    pub selected: Style,
    /// What is ticked; always with a character as well.
    pub ticked: Style,
    /// Right; always with a word as well.
    pub good: Style,
    /// Wrong; always with a word as well.
    pub bad: Style,
    /// Remarks of the program.
    pub note: Style,
    /// Lines round and between the parts of a screen.
    pub border: Style,

    /// Laid over the words of a mark that can be inspected.
    pub mark: Style,
    /// Laid over a phrase that was chosen.
    pub chosen: Style,
    /// The number of a call-out.
    pub call_out: Style,
    /// Laid over an address in running text on a light ground.
    pub link: Style,
    /// The same on a dark ground.
    pub link_on_dark: Style,

    /// The edge of a phone.
    pub bezel: Style,
    /// The screen of a phone.
    pub phone: Style,
    /// Times, numbers and dividers on it.
    pub phone_dim: Style,
    /// What came.
    pub bubble: Style,
    /// What was sent.
    pub bubble_mine: Style,
    /// Taking a call, and the like.
    pub phone_good: Style,
    /// Ending a call, and the like.
    pub phone_bad: Style,

    /// The edge of a window.
    pub window: Style,
    /// The bar at its top.
    pub window_bar: Style,
    /// The tab in front.
    pub tab: Style,
    /// The row with the arrows; ribbons.
    pub toolbar: Style,
    /// The address bar.
    pub address: Style,
    /// The sign of an encrypted connection.
    pub lock_sign: Style,
    /// The sign of one that is not.
    pub no_lock_sign: Style,
    /// A page or a mail.
    pub page: Style,
    /// Small print on it.
    pub page_dim: Style,
    /// Strong words on it.
    pub page_strong: Style,
    /// The lines on it.
    pub page_line: Style,
    /// The band with the name of the site.
    pub page_head: Style,
    /// The navigation bar below.
    pub page_nav: Style,
    /// The ground beside a card or a sheet of paper.
    pub canvas: Style,
    /// A button.
    pub button: Style,
    /// A button that does not matter so much.
    pub button_quiet: Style,
    /// What can be filled in.
    pub field: Style,
    /// Attachments.
    pub chip: Style,
    /// An earlier mail.
    pub quote: Style,
    /// An amount of money that is demanded.
    pub amount: Style,

    /// A price.
    pub price: Style,
    /// A price that is said to have been.
    pub struck: Style,
    /// The band that announces the sale.
    pub banner: Style,

    /// The overlay of a loud warning.
    pub alert: Style,
    /// Its heading, number and time.
    pub alert_strong: Style,
    /// Its bar.
    pub alert_bar: Style,
    /// Its buttons.
    pub alert_button: Style,
    /// What lies behind an overlay.
    pub behind: Style,
    /// A desktop with nothing in particular on it.
    pub desktop: Style,
    /// A modest notice.
    pub toast: Style,
    /// Its small print.
    pub toast_dim: Style,

    /// A calm locked screen.
    pub lock: Style,
    /// Its clock and its heading.
    pub lock_strong: Style,

    /// The bar that offers to enable something.
    pub yellow: Style,
    /// The button in it.
    pub yellow_button: Style,
    /// Paper.
    pub paper: Style,
    /// The seal on it.
    pub seal: Style,
}

/// The colours that a theme with colours is made of.
struct Palette {
    accent: Color,
    on_accent: Color,
    good: Color,
    bad: Color,
    /// A dark surface with its text, and the bubbles on it.
    dark: Color,
    on_dark: Color,
    dim_on_dark: Color,
    bubble: Color,
    on_bubble: Color,
    bubble_mine: Color,
    on_mine: Color,
    /// A light surface with its text.
    light: Color,
    on_light: Color,
    dim_on_light: Color,
    /// A light surface that is set off from the other.
    soft: Color,
    bar: Color,
    on_bar: Color,
    link: Color,
    link_on_dark: Color,
    alarm: Color,
    on_alarm: Color,
    alarm_strong: Color,
    price: Color,
    yellow: Color,
    on_yellow: Color,
    desktop: Color,
    on_desktop: Color,
    border: Style,
}

const fn on(fg: Color, bg: Color) -> Style {
    Style::new().fg(fg).bg(bg)
}

const fn bold(style: Style) -> Style {
    style.add_modifier(Modifier::BOLD)
}

impl Theme {
    /// The theme of this name.
    pub const fn of(name: ThemeName) -> Self {
        match name {
            ThemeName::Terminal => Self::terminal(),
            ThemeName::HighContrast => Self::high_contrast(),
            ThemeName::ColourBlind => Self::colour_blind(),
            ThemeName::Mono => Self::mono(),
        }
    }

    /// The sixteen colours that the user has chosen for the terminal. The program's own text is left in its default
    /// colour, because only that is sure to be readable on the default ground.
    pub const fn terminal() -> Self {
        Self::coloured(&Palette {
            accent: Color::Blue,
            on_accent: Color::White,
            good: Color::Green,
            bad: Color::Red,
            dark: Color::Black,
            on_dark: Color::White,
            dim_on_dark: Color::Gray,
            bubble: Color::Gray,
            on_bubble: Color::Black,
            bubble_mine: Color::Blue,
            on_mine: Color::White,
            light: Color::White,
            on_light: Color::Black,
            dim_on_light: Color::DarkGray,
            soft: Color::Gray,
            bar: Color::DarkGray,
            on_bar: Color::White,
            link: Color::Blue,
            link_on_dark: Color::LightCyan,
            alarm: Color::Red,
            on_alarm: Color::White,
            alarm_strong: Color::LightYellow,
            price: Color::Red,
            yellow: Color::LightYellow,
            on_yellow: Color::Black,
            desktop: Color::Blue,
            on_desktop: Color::White,
            border: Style::new().fg(Color::DarkGray),
        })
    }

    /// Black, white and full colours of the fixed part of the 256, so that no colour scheme weakens them.
    pub const fn high_contrast() -> Self {
        let (black, white) = (Color::Indexed(16), Color::Indexed(231));
        Self::coloured(&Palette {
            accent: Color::Indexed(18),
            on_accent: white,
            good: Color::Indexed(40),
            bad: Color::Indexed(203),
            dark: black,
            on_dark: white,
            dim_on_dark: white,
            bubble: Color::Indexed(253),
            on_bubble: black,
            bubble_mine: Color::Indexed(18),
            on_mine: white,
            light: white,
            on_light: black,
            dim_on_light: black,
            soft: Color::Indexed(253),
            bar: black,
            on_bar: white,
            link: Color::Indexed(19),
            link_on_dark: Color::Indexed(123),
            alarm: Color::Indexed(88),
            on_alarm: white,
            alarm_strong: Color::Indexed(226),
            price: Color::Indexed(88),
            yellow: Color::Indexed(226),
            on_yellow: black,
            desktop: Color::Indexed(17),
            on_desktop: white,
            border: Style::new(),
        })
    }

    /// Blue against orange, after the palette of Okabe and Ito (2008), which stays apart with red, green or blue
    /// blindness; in the nearest of the 256 colours.
    pub const fn colour_blind() -> Self {
        let (black, white) = (Color::Indexed(16), Color::Indexed(231));
        Self::coloured(&Palette {
            accent: Color::Indexed(25),
            on_accent: white,
            good: Color::Indexed(74),
            bad: Color::Indexed(214),
            dark: Color::Indexed(234),
            on_dark: white,
            dim_on_dark: Color::Indexed(250),
            bubble: Color::Indexed(252),
            on_bubble: black,
            bubble_mine: Color::Indexed(25),
            on_mine: white,
            light: white,
            on_light: black,
            dim_on_light: Color::Indexed(240),
            soft: Color::Indexed(252),
            bar: Color::Indexed(238),
            on_bar: white,
            link: Color::Indexed(25),
            link_on_dark: Color::Indexed(117),
            alarm: Color::Indexed(130),
            on_alarm: white,
            alarm_strong: Color::Indexed(227),
            price: Color::Indexed(130),
            yellow: Color::Indexed(227),
            on_yellow: black,
            desktop: Color::Indexed(24),
            on_desktop: white,
            border: Style::new().fg(Color::Indexed(244)),
        })
    }

    /// No colour at all. crossterm, told `NO_COLOR`, turns every change of colour into a reset that also takes
    /// reverse and bold away; where there are no colours, there is nothing to turn.
    pub const fn mono() -> Self {
        let plain = Style::new();
        let strong = bold(plain);
        let dim = plain.add_modifier(Modifier::DIM);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        let bar = bold(reversed);
        let underlined = plain.add_modifier(Modifier::UNDERLINED);
        Self {
            title: reversed,
            footer_key: strong,
            footer_label: plain,
            text: plain,
            dim,
            strong,
            heading: strong.add_modifier(Modifier::UNDERLINED),
            selected: bar,
            ticked: strong,
            good: strong,
            bad: strong,
            note: plain,
            border: plain,
            mark: underlined,
            chosen: strong.add_modifier(Modifier::UNDERLINED),
            call_out: bar,
            link: plain,
            link_on_dark: plain,
            bezel: plain,
            phone: plain,
            phone_dim: dim,
            bubble: plain,
            bubble_mine: plain,
            phone_good: strong,
            phone_bad: strong,
            window: plain,
            window_bar: reversed,
            tab: strong,
            toolbar: plain,
            address: plain,
            lock_sign: plain,
            no_lock_sign: plain,
            page: plain,
            page_dim: dim,
            page_strong: strong,
            page_line: plain,
            page_head: bar,
            page_nav: plain,
            canvas: plain,
            button: bar,
            button_quiet: plain,
            field: plain,
            chip: plain,
            quote: dim,
            amount: bar,
            price: strong,
            struck: dim,
            banner: bar,
            alert: plain,
            alert_strong: strong,
            alert_bar: bar,
            alert_button: bar,
            behind: dim,
            desktop: plain,
            toast: plain,
            toast_dim: dim,
            lock: plain,
            lock_strong: strong,
            yellow: reversed,
            yellow_button: strong,
            paper: plain,
            seal: strong,
        }
    }

    const fn coloured(p: &Palette) -> Self {
        let plain = Style::new();
        let page = on(p.on_light, p.light);
        let phone = on(p.on_dark, p.dark);
        let alert = on(p.on_alarm, p.alarm);
        let toolbar = on(p.on_light, p.soft);
        Self {
            title: bold(on(p.on_accent, p.accent)),
            footer_key: bold(plain),
            footer_label: plain,
            text: plain,
            dim: plain.add_modifier(Modifier::DIM),
            strong: bold(plain),
            heading: bold(plain).add_modifier(Modifier::UNDERLINED),
            selected: bold(plain.add_modifier(Modifier::REVERSED)),
            ticked: bold(plain),
            good: bold(plain.fg(p.good)),
            bad: bold(plain.fg(p.bad)),
            note: plain,
            border: p.border,
            mark: plain.add_modifier(Modifier::UNDERLINED),
            chosen: bold(plain.add_modifier(Modifier::UNDERLINED)),
            call_out: bold(on(p.yellow, p.dark)),
            link: plain.fg(p.link),
            link_on_dark: plain.fg(p.link_on_dark),
            bezel: p.border,
            phone,
            phone_dim: on(p.dim_on_dark, p.dark),
            bubble: on(p.on_bubble, p.bubble),
            bubble_mine: on(p.on_mine, p.bubble_mine),
            phone_good: bold(on(p.good, p.dark)),
            phone_bad: bold(on(p.bad, p.dark)),
            window: p.border,
            window_bar: on(p.on_bar, p.bar),
            tab: bold(toolbar),
            toolbar,
            address: page,
            lock_sign: page,
            no_lock_sign: page,
            page,
            page_dim: on(p.dim_on_light, p.light),
            page_strong: bold(page),
            page_line: on(p.dim_on_light, p.light),
            page_head: bold(on(p.on_accent, p.accent)),
            page_nav: toolbar,
            canvas: toolbar,
            button: bold(on(p.on_accent, p.accent)),
            button_quiet: toolbar,
            field: page,
            chip: toolbar,
            quote: on(p.dim_on_light, p.light),
            amount: bold(on(p.light, p.price)),
            price: bold(on(p.price, p.light)),
            struck: on(p.dim_on_light, p.light).add_modifier(Modifier::CROSSED_OUT),
            banner: bold(alert),
            alert,
            alert_strong: bold(on(p.alarm_strong, p.alarm)),
            alert_bar: bold(on(p.on_yellow, p.yellow)),
            alert_button: bold(page),
            behind: on(p.dim_on_light, p.soft),
            desktop: on(p.on_desktop, p.desktop),
            toast: page,
            toast_dim: on(p.dim_on_light, p.light),
            lock: on(p.on_desktop, p.desktop),
            lock_strong: bold(on(p.on_desktop, p.desktop)),
            yellow: on(p.on_yellow, p.yellow),
            yellow_button: bold(toolbar),
            paper: page,
            seal: bold(on(p.price, p.light)),
        }
    }
}

/// A style turned over for the focus; one that is reversed already is turned back and underlined, so that the two
/// states never look alike.
pub fn focused(style: Style) -> Style {
    if style.add_modifier.contains(Modifier::REVERSED) {
        style
            .remove_modifier(Modifier::REVERSED)
            .add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED))
    } else {
        style.add_modifier(Modifier::REVERSED.union(Modifier::BOLD))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mono_has_no_colour_and_no_modifier_that_plain_terminals_lack() {
        let written = format!("{:?}", Theme::mono());
        for forbidden in ["fg(", "bg(", "underline_color(", "crossed_out", "italic", "blink"] {
            assert!(
                !written.to_lowercase().contains(forbidden),
                "{forbidden} in {written}"
            );
        }
    }

    #[test]
    fn names_lead_to_different_themes() {
        for (index, name) in ThemeName::ALL.iter().enumerate() {
            assert_eq!(ThemeName::from_word(name.word()), Some(*name));
            for other in ThemeName::ALL.iter().skip(index + 1) {
                assert_ne!(Theme::of(*name), Theme::of(*other));
            }
        }
    }

    #[test]
    fn focus_is_seen_on_what_is_reversed_already() {
        let plain = Style::new();
        let reversed = plain.add_modifier(Modifier::REVERSED);
        assert!(focused(plain).add_modifier.contains(Modifier::REVERSED));
        assert!(!focused(reversed).add_modifier.contains(Modifier::REVERSED));
    }
}
