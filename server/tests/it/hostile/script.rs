//! Markup in whatever people type: it comes back as text, on the form and on every page that shows it.

use axum::http::StatusCode;

use super::{registered, registration};
use crate::support::Site;

/// Ends a tag, an attribute, a text area, a comment, a title; and what templates of other makes would run.
pub const MARKUP: &str =
    "\"'></textarea></title><script>pwned()</script><img src=x onerror=pwned()>{{7*7}}<!--";

/// Neither is in a page: the text is there, the tags are not.
#[track_caller]
pub fn assert_inert(html: &str, what: &str) {
    assert!(!html.contains("<script>pwned"), "{what}");
    assert!(!html.contains("<img src=x"), "{what}");
    assert!(!html.contains("href=\"javascript:"), "{what}");
}

#[tokio::test]
async fn what_is_typed_into_any_field_of_any_form_comes_back_as_text() {
    let site = Site::new().await;
    let mut browser = registered(&site, "tide").await;
    for path in ["/register", "/sign-in", "/rfqs/new?supplier=tide", "/account"] {
        let page = browser.get(path).await;
        for (action, names) in forms(&page.text) {
            if action == "/sign-out" {
                continue;
            }
            let fields: Vec<_> = names.iter().map(|name| (name.as_str(), MARKUP)).collect();
            let answer = browser.post(&action, &fields).await;
            assert!(answer.status.as_u16() < 500, "{action}: {}", answer.status);
            assert_inert(&answer.text, &action);
        }
    }
}

/// The action and the names of the fields of each form that is posted.
fn forms(html: &str) -> Vec<(String, Vec<String>)> {
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        Some(rest.split('"').next()?.replace("&amp;", "&"))
    };
    let posted = html.split("<form").skip(1).filter_map(|part| {
        let form = part.split("</form").next()?;
        let (head, inside) = form.split_once('>')?;
        attribute(head, "method").filter(|method| method == "post")?;
        let names = inside.split('<').filter_map(|tag| attribute(tag, "name"));
        Some((attribute(head, "action")?, names.collect()))
    });
    posted.collect()
}

#[tokio::test]
async fn a_name_with_markup_is_shown_as_text_on_every_page() {
    let site = Site::new().await;
    let mut form = registration("tide", "tide@example.com");
    for field in &mut form {
        if matches!(field.0, "name_en" | "person_name") {
            field.1 = "<script>pwned()</script>";
        }
    }
    let mut browser = site.browser();
    let answer = site.register(&mut browser, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    for route in site
        .table
        .iter()
        .filter(|route| route.method.is_safe() && !route.path.contains('{'))
    {
        let page = browser.get(&route.path).await;
        // A file to be kept is not shown.
        if page.headers.contains_key("content-disposition") {
            continue;
        }
        assert_inert(&page.text, &route.path);
    }
    browser.get("/account").await.shows("&lt;script&gt;pwned");
}
