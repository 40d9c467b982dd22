//! The page of a problem code: what is wrong, a bad example, why it matters to a learner, the example fixed. A page is one
//! file of `problems/`, written so that it can also be read as it is; how it is printed is not decided here.

use crate::{
    embedded,
    locale::{Language, Localized},
};

/// One page.
#[derive(Debug)]
pub struct Page {
    /// The code, such as `M0101`.
    pub code: String,
    /// The matter in a few words, without a full stop.
    pub title: Localized<String>,
    /// What is wrong and, where it is not plain, what the program makes of it.
    pub wrong: Localized<String>,
    /// What a learner would see, mislearn or be harmed by.
    pub why: Localized<String>,
    /// The example as an author might write it by mistake.
    pub bad: Vec<Example>,
    /// The same example, put right.
    pub fixed: Vec<Example>,
    /// The headings as they stand in the file, in order.
    pub headings: Vec<String>,
}

/// A piece of a file, or a listing of files.
#[derive(Debug, PartialEq, Eq)]
pub struct Example {
    /// What stands behind the three opening backticks: `toml` or `text`, and possibly the name of the pack that the
    /// tests put the piece into.
    pub kind: String,
    /// Its lines, each with a line feed.
    pub text: String,
}

/// Every code that has a page, in order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    embedded::PROBLEMS
        .iter()
        .filter_map(|(file, _)| file.strip_suffix(".md"))
        .filter(|name| is_code(name))
}

/// The page of a code.
pub fn page(code: &str) -> Option<Page> {
    let (_, text) = embedded::PROBLEMS
        .iter()
        .find(|(file, _)| file.strip_suffix(".md") == Some(code))?;
    read(text)
}

/// The code that somebody meant who typed this: in capitals or not, full-width or not, with or without the `M`, the
/// leading zero, and the brackets in which reports show it. It need not exist.
pub fn meant(typed: &str) -> String {
    let word: String = typed
        .chars()
        .map(crate::text::half_width)
        .filter(|c| !matches!(c, '[' | ']' | ' '))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let digits = word.strip_prefix('M').unwrap_or(&word);
    if (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("M{digits:0>4}")
    } else {
        word
    }
}

/// The message that names the group to which a code belongs.
pub fn group(code: &str) -> &'static str {
    match code.get(..3) {
        Some("M00") => "explain-group-file",
        Some("M01") => "explain-group-key",
        Some("M02") => "explain-group-answer",
        Some("M03") => "explain-group-mark",
        Some("M04") => "explain-group-conversation",
        Some("M05") => "explain-group-language",
        Some("M06") => "explain-group-safety",
        Some("M07") => "explain-group-teaching",
        _ => "explain-group-display",
    }
}

fn is_code(word: &str) -> bool {
    word.len() == 5
        && word
            .strip_prefix('M')
            .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Reads the file of a page: a title in both languages, then the sections in the order of [`Page`], texts in Japanese
/// before texts in English. `None` when it is not built like that.
pub fn read(file: &str) -> Option<Page> {
    let mut parts = file.split("\n## ");
    let (code, titles) = parts.next()?.trim().strip_prefix("# ")?.split_once(' ')?;
    let title = titles.split_once(" / ")?;
    let mut headings = Vec::new();
    let mut bodies = Vec::new();
    for part in parts {
        let (heading, body) = part.split_once('\n')?;
        headings.push(heading.to_owned());
        bodies.push(body);
    }
    let [wrong_ja, wrong_en, bad, why_ja, why_en, fixed] = bodies.as_slice() else {
        return None;
    };
    Some(Page {
        code: code.to_owned(),
        title: Localized::new(Some(title.0.to_owned()), Some(title.1.to_owned()))?,
        wrong: words(wrong_ja, wrong_en)?,
        why: words(why_ja, why_en)?,
        bad: examples(bad)?,
        fixed: examples(fixed)?,
        headings,
    })
}

/// Japanese lines are joined as they are, English ones with a space. Between the backticks of the file stand words of the
/// format; in Japanese they stand out by themselves.
fn words(ja: &str, en: &str) -> Option<Localized<String>> {
    let ja: String = ja.lines().map(str::trim).collect();
    let en: Vec<&str> = en.split_whitespace().collect();
    Localized::new(Some(ja.replace('`', "")), Some(en.join(" ")))
}

fn examples(section: &str) -> Option<Vec<Example>> {
    let mut found: Vec<Example> = Vec::new();
    let mut is_open = false;
    for line in section.lines() {
        if let Some(kind) = line.strip_prefix("```") {
            is_open = !is_open;
            if is_open {
                let (kind, text) = (kind.to_owned(), String::new());
                found.push(Example { kind, text });
            }
        } else if is_open {
            let example = found.last_mut()?;
            example.text.push_str(line);
            example.text.push('\n');
        } else if !line.trim().is_empty() {
            return None;
        }
    }
    (!is_open && !found.is_empty()).then_some(found)
}

/// The words of a page are read by people in one language.
impl Page {
    /// Title, what is wrong, and why it matters.
    pub fn told(&self, language: Language) -> [&str; 3] {
        [&self.title, &self.wrong, &self.why].map(|text| text.get(language).as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_typed_in_many_ways() {
        for typed in [
            "M0101",
            "m0101",
            "0101",
            "101",
            "Ｍ０１０１",
            "０１０１",
            "[M0101]",
        ] {
            assert_eq!(meant(typed), "M0101", "{typed}");
        }
        assert_eq!(meant("m01011"), "M01011");
        assert_eq!(meant("キー"), "キー");
    }

    #[test]
    fn a_page_that_lacks_a_section_is_none() {
        let whole = "# M0101 題 / Title\n\n## a\n\n文。`x`\nです。\n\n## b\n\nA `x`\nsentence.\n\n## c\n\n\
                     ```toml\na = 1\n```\n\n## d\n\nな\n\n## e\n\nw\n\n## f\n\n```toml\na = 2\n```\n";
        let page = read(whole).unwrap();
        assert_eq!(page.told(Language::Ja), ["題", "文。xです。", "な"]);
        assert_eq!(page.told(Language::En), ["Title", "A `x` sentence.", "w"]);
        assert_eq!(page.bad.first().map(|bad| bad.text.as_str()), Some("a = 1\n"));
        assert_eq!(page.headings, ["a", "b", "c", "d", "e", "f"]);
        for part in [" / Title", "## e\n", "## b\n", "```toml\na = 2\n```\n"] {
            assert!(read(&whole.replace(part, "")).is_none(), "without {part:?}");
        }
    }
}
