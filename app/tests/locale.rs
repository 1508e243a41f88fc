//! Both languages are complete: every key the code asks for exists in each with the same arguments,
//! no key is idle, every problem a rule can find has its words, and no Chinese stands in the code.

#![allow(clippy::unwrap_used, reason = "a test stops at its first surprise")]

use fluent_syntax::ast::{self, Entry};
use regex::Regex;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

type Arguments = BTreeSet<String>;
type Keys = BTreeMap<String, Arguments>;

#[test]
fn both_languages_say_everything_the_code_asks_for() {
    let used = used_keys();
    let mut complaints = Vec::new();
    for language in ["zh-CN", "en"] {
        let said = said_keys(language);
        for (key, arguments) in &used {
            match said.get(key) {
                None => complaints.push(format!("{language} lacks {key}")),
                Some(said) if said != arguments => {
                    complaints.push(format!(
                        "{language} {key} takes {said:?}, the code gives {arguments:?}"
                    ));
                }
                Some(_) => {}
            }
        }
        let idle = said
            .keys()
            .filter(|key| !used.contains_key(*key) && !key.starts_with("problem-"));
        complaints.extend(idle.map(|key| format!("{language} {key} is never used")));
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_problem_has_its_words() {
    let new = Regex::new(r#"Problem::new\(\s*"([a-z-]+)""#).unwrap();
    let folders = ["domain/src", "service/src", "app/src", "server/src"];
    let codes: BTreeSet<String> = sources(&folders)
        .iter()
        .flat_map(|(_, text)| {
            new.captures_iter(text)
                .map(|found| format!("problem-{}", &found[1]))
        })
        .collect();
    let words = ["zh-CN", "en"].map(said_keys).map(|mut said| {
        said.retain(|key, _| key.starts_with("problem-"));
        said
    });
    assert_eq!(
        words[0], words[1],
        "both languages say the same problems with the same facts"
    );
    assert_eq!(words[0].keys().cloned().collect::<BTreeSet<_>>(), codes);
}

#[test]
fn no_chinese_stands_in_the_code() {
    let chinese = Regex::new(r"\p{Han}").unwrap();
    let found: Vec<_> = sources(&["app/src", "server/src"])
        .into_iter()
        .flat_map(|(path, text)| {
            let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            let lines = code
                .lines()
                .filter(|line| !is_comment(line) && chinese.is_match(line));
            lines
                .map(|line| format!("{}: {}", path.display(), line.trim()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(
        found.is_empty(),
        "words belong in app/locales:\n{}",
        found.join("\n")
    );
}

/// Every `t!("key", argument = …)` in the pages and the mails, comments aside.
fn used_keys() -> Keys {
    let call = Regex::new(r#"\bt!\(\s*(?:in\s+[^,;]+,\s*)?"([a-z0-9-]+)""#).unwrap();
    let mut used = Keys::new();
    for (path, text) in sources(&["app/src", "server/src"]) {
        let code = text
            .lines()
            .filter(|line| !is_comment(line))
            .collect::<Vec<_>>()
            .join("\n");
        for found in call.captures_iter(&code) {
            let arguments = arguments(&code[found.get(0).unwrap().end()..]);
            let earlier = used
                .entry(found[1].to_owned())
                .or_insert_with(|| arguments.clone());
            assert_eq!(
                *earlier,
                arguments,
                "{} gives {} other arguments",
                path.display(),
                &found[1]
            );
        }
    }
    used
}

/// The names before `=` in the rest of a macro call, up to its closing parenthesis.
fn arguments(rest: &str) -> Arguments {
    let name = Regex::new(r"^,\s*([a-z_]+)\s*=[^=]").unwrap();
    let mut names = Arguments::new();
    let (mut depth, mut in_string) = (0, false);
    let mut characters = rest.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' if in_string => drop(characters.next()),
            '"' => in_string = !in_string,
            _ if in_string => {}
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => names.extend(name.captures(&rest[at..]).map(|found| found[1].to_owned())),
            _ => {}
        }
    }
    names
}

/// Every message of a language with the arguments it reads, also through its selectors.
fn said_keys(language: &str) -> Keys {
    let mut said = Keys::new();
    for path in files(&root().join("app/locales").join(language), "ftl") {
        let noun = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| {
            panic!("{} is not valid Fluent: {errors:?}", path.display());
        });
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let key = message.id.name;
            assert!(
                key.starts_with(&noun),
                "{key} in {} must begin with {noun}",
                path.display()
            );
            let mut arguments = Arguments::new();
            let pattern = message.value.unwrap_or_else(|| panic!("{key} is empty"));
            read_pattern(&pattern, &mut arguments);
            assert!(
                said.insert(key.clone(), arguments).is_none(),
                "{key} stands twice in {language}"
            );
        }
    }
    said
}

fn read_pattern(pattern: &ast::Pattern<String>, arguments: &mut Arguments) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            read_expression(expression, arguments);
        }
    }
}

fn read_expression(expression: &ast::Expression<String>, arguments: &mut Arguments) {
    match expression {
        ast::Expression::Inline(inline) => read_inline(inline, arguments),
        ast::Expression::Select { selector, variants } => {
            read_inline(selector, arguments);
            variants
                .iter()
                .for_each(|variant| read_pattern(&variant.value, arguments));
        }
    }
}

fn read_inline(inline: &ast::InlineExpression<String>, arguments: &mut Arguments) {
    match inline {
        ast::InlineExpression::VariableReference { id } => drop(arguments.insert(id.name.clone())),
        ast::InlineExpression::Placeable { expression } => read_expression(expression, arguments),
        _ => {}
    }
}

fn sources(folders: &[&str]) -> Vec<(PathBuf, String)> {
    let paths = folders
        .iter()
        .flat_map(|folder| files(&root().join(folder), "rs"));
    paths
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect()
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|end| end == extension) {
            found.push(path);
        }
    }
    found
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}
