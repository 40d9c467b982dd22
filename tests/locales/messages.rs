//! The program's own words as the locale files hold them, read with Fluent's own parser. It judges nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use fluent_syntax::{
    ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

use super::{files, root};

/// A message or an attribute (`id.attribute`): what it says, with `{ $name }` for values, and the names of the values.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Every text of the pattern, of all variants, in order.
    pub texts: Vec<String>,
    /// The names of its values.
    pub variables: BTreeSet<String>,
    /// Whether the pattern ends with a value.
    pub ends_with_value: bool,
}

/// Every message and attribute of a language by id.
pub(super) fn messages(language: &str) -> BTreeMap<String, Said> {
    let mut found = BTreeMap::new();
    for path in files(&root().join("locales").join(language), "ftl") {
        let text = fs::read_to_string(&path).unwrap();
        let resource = parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name.to_owned();
                    let mut put = |id: String, pattern: &Pattern<&str>| {
                        let mut said = Said::default();
                        read(pattern, &mut said);
                        said.ends_with_value =
                            matches!(pattern.elements.last(), Some(PatternElement::Placeable { .. }));
                        let old = found.insert(id.clone(), said);
                        assert!(old.is_none(), "{}: {id} stands twice", path.display());
                    };
                    for attribute in &message.attributes {
                        put(format!("{id}.{}", attribute.id.name), &attribute.value);
                    }
                    if let Some(value) = &message.value {
                        put(id, value);
                    }
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                Entry::Term(_) | Entry::Junk { .. } => panic!("{}: {entry:?}", path.display()),
            }
        }
    }
    assert!(found.len() > 300, "locales/{language} is read: {}", found.len());
    found
}

fn read(pattern: &Pattern<&str>, said: &mut Said) {
    let mut line = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => line.push_str(value),
            PatternElement::Placeable { expression } => {
                line.push_str(&expression_text(expression, said));
            }
        }
    }
    said.texts.push(line);
}

fn expression_text(expression: &Expression<&str>, said: &mut Said) -> String {
    match expression {
        Expression::Inline(inline) => inline_text(inline, said),
        Expression::Select { selector, variants } => {
            inline_text(selector, said);
            for variant in variants {
                read(&variant.value, said);
            }
            "{…}".to_owned()
        }
    }
}

fn inline_text(inline: &InlineExpression<&str>, said: &mut Said) -> String {
    match inline {
        InlineExpression::VariableReference { id } => {
            said.variables.insert(id.name.to_owned());
            "{…}".to_owned()
        }
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            (*value).to_owned()
        }
        InlineExpression::Placeable { expression } => expression_text(expression, said),
        InlineExpression::FunctionReference { arguments, .. } => {
            let CallArguments { positional, named } = arguments;
            for argument in positional.iter().chain(named.iter().map(|named| &named.value)) {
                inline_text(argument, said);
            }
            "{…}".to_owned()
        }
        other => panic!("not used in this program: {other:?}"),
    }
}
