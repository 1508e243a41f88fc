//! A question as it was typed: its operators, not yet its words.

/// A question as it was typed: plain words, `"phrases"`, and `-words` that must not be there.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::adapter) struct Wish {
    pub plain: String,
    pub phrases: Vec<String>,
    pub without: Vec<String>,
}

impl Wish {
    pub(in crate::adapter) fn read(text: &str) -> Self {
        let mut wish = Self::default();
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let begins = wish.plain.chars().next_back().is_none_or(char::is_whitespace);
            let without =
                begins && next == '-' && rest[1..].starts_with(|c: char| c.is_alphabetic() || is_quote(c));
            let after = if without { &rest[1..] } else { rest };
            let quoted = if begins { quoted(after) } else { None };
            match (without, quoted) {
                (false, Some((phrase, end))) => {
                    wish.phrases.push(phrase.to_owned());
                    rest = &after[end..];
                }
                (true, Some((phrase, end))) => {
                    wish.without.push(phrase.to_owned());
                    rest = &after[end..];
                }
                (true, None) => {
                    let end = after.find(char::is_whitespace).unwrap_or(after.len());
                    wish.without.push(after[..end].to_owned());
                    rest = &after[end..];
                }
                (false, None) => {
                    wish.plain.push(next);
                    rest = &rest[next.len_utf8()..];
                }
            }
        }
        wish
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201C}' | '\u{201D}')
}

/// What stands between quotation marks that open here, and where they have ended.
fn quoted(text: &str) -> Option<(&str, usize)> {
    let open = text.chars().next().filter(|c| is_quote(*c))?.len_utf8();
    let close = open + text[open..].find(is_quote)?;
    let end = close + text[close..].chars().next()?.len_utf8();
    Some((&text[open..close], end))
}
