//! Half-width kana as ordinary ones. They take one cell or two depending on who measures, so that files may not have
//! them.

/// The ordinary forms of U+FF61 to U+FF9F, in their order; the two voicing marks stand alone at the end.
const FULL: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

/// `text` with half-width kana as ordinary ones; a voicing mark joins the letter before it (`ｶﾞ` is `ガ`).
pub fn full_width_kana(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last = None;
    for c in text.chars() {
        let full = match c {
            '\u{FF61}'..='\u{FF9F}' => usize::try_from(u32::from(c) - 0xFF61)
                .ok()
                .and_then(|at| FULL.chars().nth(at))
                .unwrap_or(c),
            c => c,
        };
        if let Some(voiced) = last.and_then(|last| voiced(last, c)) {
            out.pop();
            out.push(voiced);
            last = None;
        } else {
            out.push(full);
            last = ('\u{FF61}'..='\u{FF9F}').contains(&c).then_some(full);
        }
    }
    out
}

/// The voiced form of a letter before a half-width voicing mark. In Unicode it follows the plain one, and the
/// half-voiced one follows that.
fn voiced(letter: char, mark: char) -> Option<char> {
    let step = match (letter, mark) {
        ('ウ', 'ﾞ') => return Some('ヴ'),
        ('カ'..='ト', 'ﾞ') if !matches!(letter, 'ッ') => 1,
        ('ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ', 'ﾞ') => 1,
        ('ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ', 'ﾟ') => 2,
        _ => return None,
    };
    char::from_u32(u32::from(letter) + step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voicing_marks_join_their_letter() {
        assert_eq!(full_width_kana("ｶﾞｽ料金､ﾊﾟｽﾜｰﾄﾞ｡ｳﾞｧ"), "ガス料金、パスワード。ヴァ");
        assert_eq!(full_width_kana("ｯﾞﾞア゛"), "ッ゛゛ア゛");
        assert_eq!(full_width_kana("ガス"), "ガス");
    }
}
