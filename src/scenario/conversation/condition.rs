//! Conditions of a conversation: comparisons of quantities with numbers, and flags, joined by `and`. Read from what an
//! author writes, or refused with the place of the mistake. There is no `or`: two choices say it more plainly.

use std::ops::Range;

use super::{Flag, Flags, Quantity};
use crate::text;

/// What must hold; nothing in it always holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// All of these.
    pub tests: Vec<Test>,
}

/// One part of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// A quantity compared with a number.
    Compare {
        /// By index.
        quantity: usize,
        /// How.
        relation: Relation,
        /// With what.
        number: i64,
    },
    /// A flag.
    Flag {
        /// By index.
        flag: usize,
        /// What it must be.
        wanted: bool,
    },
}

/// How two numbers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
    /// `!=`
    Other,
    /// `>=`
    AtLeast,
    /// `>`
    More,
}

impl Relation {
    const WRITTEN: [(&'static str, Self); 7] = [
        // Longer signs first, so that `<=` is not read as `<`.
        ("<=", Self::AtMost),
        (">=", Self::AtLeast),
        ("!=", Self::Other),
        ("==", Self::Equal),
        ("<", Self::Less),
        (">", Self::More),
        ("=", Self::Equal),
    ];

    /// As it is written.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Equal => "=",
            Self::Other => "!=",
            Self::AtLeast => ">=",
            Self::More => ">",
        }
    }

    /// Whether it holds between two numbers.
    pub const fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Equal => left == right,
            Self::Other => left != right,
            Self::AtLeast => left >= right,
            Self::More => left > right,
        }
    }
}

impl Condition {
    /// Whether it holds.
    pub fn holds(&self, values: &[i64], flags: Flags) -> bool {
        self.tests.iter().all(|test| match *test {
            Test::Compare {
                quantity,
                relation,
                number,
            } => values
                .get(quantity)
                .is_some_and(|value| relation.holds(*value, number)),
            Test::Flag { flag, wanted } => flags.contains(flag) == wanted,
        })
    }

    /// Whether it says nothing.
    pub const fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// As it is written, with the names that these quantities and flags have.
    pub fn words(&self, quantities: &[Quantity], flags: &[Flag]) -> String {
        let tests = self.tests.iter().filter_map(|test| match *test {
            Test::Compare {
                quantity,
                relation,
                number,
            } => {
                let quantity = quantities.get(quantity)?;
                Some(format!("{} {} {number}", quantity.id, relation.sign()))
            }
            Test::Flag { flag, wanted } => {
                let id = &flags.get(flag)?.id;
                Some(if wanted { id.clone() } else { format!("not {id}") })
            }
        });
        tests.collect::<Vec<_>>().join(" and ")
    }

    /// Reads a condition; `quantities` and `flags` are the names that there are, in their order.
    pub fn parse(text: &str, quantities: &[&str], flags: &[&str]) -> Result<Self, ConditionError> {
        let tokens = tokens(text)?;
        let mut tests = Vec::new();
        let mut rest = tokens.as_slice();
        loop {
            let (found, after) = part(text, rest, quantities, flags)?;
            tests.push(found);
            match after.split_first() {
                None => return Ok(Self { tests }),
                Some((token, next)) if token.word == "and" => rest = next,
                Some((token, _)) if token.word == "or" => return Err(token.wrong(ConditionFault::Or)),
                Some((token, _)) => return Err(token.wrong(ConditionFault::NoAnd)),
            }
        }
    }
}

/// Why a condition could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionError {
    /// What is wrong.
    pub fault: ConditionFault,
    /// Where, in bytes of the text.
    pub at: Range<usize>,
}

super::words! {
    /// What can be wrong with a condition.
    ConditionFault {
        /// There is nothing, or nothing more.
        Ends = "ends",
        /// A character that belongs to nothing.
        Sign = "sign",
        /// A full-width character of the syntax.
        FullWidth = "full-width",
        /// Two parts without `and` between them.
        NoAnd = "no-and",
        /// `or`.
        Or = "or",
        /// A name that was not declared.
        Unknown = "unknown",
        /// A quantity that is not compared with anything.
        NoRelation = "no-relation",
        /// A comparison without a whole number on its right.
        NoNumber = "no-number",
        /// `not` before something that is no flag.
        NotWhat = "not-what",
        /// A flag that is compared.
        FlagCompared = "flag-compared",
    }
}

#[derive(Clone, Debug)]
struct Token<'t> {
    word: &'t str,
    at: Range<usize>,
    relation: Option<Relation>,
}

impl Token<'_> {
    fn wrong(&self, fault: ConditionFault) -> ConditionError {
        ConditionError {
            fault,
            at: self.at.clone(),
        }
    }
}

fn tokens(text: &str) -> Result<Vec<Token<'_>>, ConditionError> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = if rest.starts_with([' ', '\t', '\n']) {
            1
        } else if let Some((sign, relation)) =
            Relation::WRITTEN.iter().find(|(sign, _)| rest.starts_with(sign))
        {
            tokens.push(Token {
                word: sign,
                at: at..at + sign.len(),
                relation: Some(*relation),
            });
            sign.len()
        } else {
            let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            if length == 0 {
                let c = rest.chars().next().unwrap_or(' ');
                let is_wide =
                    c == '\u{3000}' || matches!(c, '≧' | '≦' | '≥' | '≤') || text::half_width(c) != c;
                let fault = if is_wide {
                    ConditionFault::FullWidth
                } else {
                    ConditionFault::Sign
                };
                return Err(ConditionError {
                    fault,
                    at: at..at + c.len_utf8(),
                });
            }
            tokens.push(Token {
                word: rest.get(..length).unwrap_or_default(),
                at: at..at + length,
                relation: None,
            });
            length
        };
        at += length;
    }
    Ok(tokens)
}

/// One comparison or flag, and what follows it.
fn part<'s, 't>(
    text: &str,
    tokens: &'s [Token<'t>],
    quantities: &[&str],
    flags: &[&str],
) -> Result<(Test, &'s [Token<'t>]), ConditionError> {
    let find = |names: &[&str], word: &str| names.iter().position(|name| *name == word);
    let ends = || ConditionError {
        fault: ConditionFault::Ends,
        at: text.trim_end().len()..text.len(),
    };
    let (first, rest) = tokens.split_first().ok_or_else(ends)?;
    if first.word == "not" {
        let (name, rest) = rest.split_first().ok_or_else(ends)?;
        return match find(flags, name.word) {
            Some(flag) => Ok((Test::Flag { flag, wanted: false }, rest)),
            None if find(quantities, name.word).is_some() => Err(name.wrong(ConditionFault::NotWhat)),
            None => Err(name.wrong(ConditionFault::Unknown)),
        };
    }
    if let Some(flag) = find(flags, first.word) {
        return match rest.first() {
            Some(next) if next.relation.is_some() => Err(next.wrong(ConditionFault::FlagCompared)),
            _ => Ok((Test::Flag { flag, wanted: true }, rest)),
        };
    }
    let Some(quantity) = find(quantities, first.word) else {
        return Err(first.wrong(
            if first.relation.is_some() || first.word == "and" || first.word == "or" {
                ConditionFault::Ends
            } else {
                ConditionFault::Unknown
            },
        ));
    };
    let Some((sign, rest)) = rest.split_first() else {
        return Err(first.wrong(ConditionFault::NoRelation));
    };
    let Some(relation) = sign.relation else {
        return Err(first.wrong(ConditionFault::NoRelation));
    };
    let Some((number, rest)) = rest.split_first() else {
        return Err(sign.wrong(ConditionFault::NoNumber));
    };
    let value = number
        .word
        .replace('_', "")
        .parse()
        .map_err(|_| number.wrong(ConditionFault::NoNumber))?;
    let comparison = Test::Compare {
        quantity,
        relation,
        number: value,
    };
    Ok((comparison, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUANTITIES: [&str; 2] = ["trust", "at-risk"];
    const FLAGS: [&str; 2] = ["stopped", "knows-reused"];

    fn read(text: &str) -> Result<Condition, (ConditionFault, &str)> {
        Condition::parse(text, &QUANTITIES, &FLAGS)
            .map_err(|error| (error.fault, text.get(error.at).unwrap()))
    }

    #[test]
    fn what_is_written_is_what_is_meant() {
        let condition = read("trust >= 20 and not stopped and at-risk<800_000").unwrap();
        assert_eq!(
            condition.tests,
            [
                Test::Compare {
                    quantity: 0,
                    relation: Relation::AtLeast,
                    number: 20
                },
                Test::Flag {
                    flag: 0,
                    wanted: false
                },
                Test::Compare {
                    quantity: 1,
                    relation: Relation::Less,
                    number: 800_000
                },
            ]
        );
        let stopped = Flags::from_iter([0]);
        assert!(condition.holds(&[20, 799_999], Flags::default()));
        assert!(!condition.holds(&[19, 799_999], Flags::default()));
        assert!(!condition.holds(&[20, 800_000], Flags::default()));
        assert!(!condition.holds(&[20, 0], stopped));
        assert!(Condition::default().holds(&[], stopped));
    }

    #[test]
    fn every_comparison_compares() {
        for (sign, holds) in [
            ("<", [true, false, false]),
            ("<=", [true, true, false]),
            ("=", [false, true, false]),
            ("==", [false, true, false]),
            ("!=", [true, false, true]),
            (">=", [false, true, true]),
            (">", [false, false, true]),
        ] {
            let condition = read(&format!("trust {sign} -5")).unwrap();
            let found = [-6, -5, -4].map(|trust| condition.holds(&[trust, 0], Flags::default()));
            assert_eq!(found, holds, "{sign}");
        }
    }

    #[test]
    fn what_cannot_be_read_says_where() {
        use ConditionFault::*;
        for (text, fault, at) in [
            ("", Ends, ""),
            ("trust >= 20 and", Ends, ""),
            ("and stopped", Ends, "and"),
            ("trust >= 20 stopped", NoAnd, "stopped"),
            ("stopped or knows-reused", Or, "or"),
            ("trsut >= 20", Unknown, "trsut"),
            ("not stoped", Unknown, "stoped"),
            ("trust", NoRelation, "trust"),
            ("trust 20", NoRelation, "trust"),
            ("trust >=", NoNumber, ">="),
            ("trust >= at-risk", NoNumber, "at-risk"),
            ("trust >= 99999999999999999999", NoNumber, "99999999999999999999"),
            ("not trust", NotWhat, "trust"),
            ("stopped = 1", FlagCompared, "="),
            ("trust ≧ 20", FullWidth, "≧"),
            ("trust\u{3000}>= 20", FullWidth, "\u{3000}"),
            ("信頼 >= 20", Sign, "信"),
            ("(stopped)", Sign, "("),
        ] {
            assert_eq!(read(text), Err((fault, at)), "{text}");
        }
    }
}
