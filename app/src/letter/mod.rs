//! Letters: the facts of a mail in the reader's words, as text and as HTML. Sending them is the server's.

mod booth;
mod layout;
mod news;
mod saved;
mod verification;

use domain::notification::Letter;

/// A letter, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// One line.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// Where mails like this one are stopped by a single POST (RFC 8058); none where they can't be.
    pub unsubscribe: Option<String>,
}

/// Puts a letter into words. `origin` is the scheme and host its links begin with.
pub fn words(letter: &Letter, origin: &str) -> Words {
    let note = news::note(letter);
    Words {
        text: layout::text(letter, &note, origin),
        html: layout::html(letter, &note, origin),
        unsubscribe: note.stop.map(|stop| format!("{origin}{}", stop.path)),
        subject: note.subject,
    }
}

/// What a letter says, before it is laid out.
#[derive(Default)]
struct Note {
    subject: String,
    opening: String,
    /// Label and value.
    facts: Vec<(String, String)>,
    /// Lists with headings.
    parts: Vec<Part>,
    action: String,
    path: String,
    /// Instead of why every company gets mails: why this one came, and where such mails are stopped.
    stop: Option<Stop>,
}

/// A list with a heading.
struct Part {
    title: String,
    /// Words, and the page they lead to.
    links: Vec<(String, String)>,
}

/// Where mails of a kind are stopped.
struct Stop {
    why: String,
    words: String,
    path: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        Instant,
        id::NegotiationId,
        money::{Currency, Money},
        notification::News,
        rfq::offer::Side,
        text::{Bilingual, Locale},
    };

    fn letter(locale: Locale) -> Letter {
        let negotiation: NegotiationId = "00000000-0000-0000-0000-000000000007".parse().unwrap();
        let news = News::NewOffer {
            negotiation,
            number: "RFQ-2026-000184".into(),
            title: "尼龙渔网 & <script>".into(),
            from: Bilingual::both("华容织造", "Huarong Weaving"),
            version: 3,
            side: Side::Supplier,
            total: Money::new(9_590_000, Currency::CNY),
            valid_until: Instant::UNIX_EPOCH,
        };
        let to = "li@example.com".to_owned();
        Letter {
            to,
            name: "李 <b>".into(),
            locale,
            time_zone: chrono_tz::Asia::Shanghai,
            news,
        }
    }

    #[test]
    fn a_letter_says_the_same_as_text_and_as_html_and_escapes_what_people_wrote() {
        for locale in Locale::ALL {
            let words = words(&letter(locale), "https://market.example");
            let day = if locale == Locale::En {
                "1 Jan 1970"
            } else {
                "1970-01-01"
            };
            let total = crate::format::money(Money::new(9_590_000, Currency::CNY));
            for part in [
                "RFQ-2026-000184",
                &total,
                day,
                "https://market.example/negotiations/0000",
            ] {
                assert!(words.text.contains(part), "{part}: {}", words.text);
                assert!(words.html.contains(part), "{part}: {}", words.html);
            }
            assert!(words.text.contains("尼龙渔网 & <script>") && !words.html.contains("<script>"));
            assert!(words.html.contains("&lt;b&gt;") && !words.subject.contains('\n'));
        }
    }

    #[test]
    fn a_subject_stays_one_line_whatever_people_wrote() {
        let mut letter = letter(Locale::En);
        if let News::NewOffer { title, .. } = &mut letter.news {
            *title = "Nets\r\nBcc: everyone@example.com".into();
        }
        assert!(!words(&letter, "").subject.contains(['\r', '\n']));
    }
}
