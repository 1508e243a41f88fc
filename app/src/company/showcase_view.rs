//! A company's pictures and certificates, as everyone sees them.

use super::words;
use crate::{
    catalog::words::shown,
    i18n::{locale, moment},
    shell::Now,
    t,
    ui::{Badge, DataColumn, DataTable, Panel, Tone},
};
use chrono::NaiveDate;
use domain::{
    company::view::{CertificateView, CompanyView, PictureView},
    file::PictureSize,
};
use leptos::prelude::*;

/// Where a picture's file is.
pub(super) fn picture_path(code: &str, picture: &PictureView, size: &str) -> String {
    format!("{}/pictures/{}/{size}", words::path(code), picture.id)
}

/// A small picture.
pub(super) fn small(code: &str, picture: &PictureView) -> impl IntoView + use<> {
    let (alt, language) = picture.alt.shown(locale());
    let (alt, src) = (alt.to_owned(), picture_path(code, picture, "small"));
    let (width, height) = PictureSize::Small.of(picture.width, picture.height);
    view! {
        <img src=src alt=alt lang=language.tag() width=width height=height loading="lazy"/>
    }
}

/// The pictures, each a link to its large one.
pub(super) fn gallery(view: &CompanyView) -> Option<impl IntoView + use<>> {
    let code = view.company.code.as_str();
    let pictures = view
        .pictures
        .iter()
        .map(|picture| {
            let href = picture_path(code, picture, "large");
            let image = small(code, picture);
            view! { <li><a href=href>{image}</a></li> }
        })
        .collect_view();
    (!view.pictures.is_empty()).then(|| {
        view! { <Panel title=t!("company-pictures")><ul class="gallery">{pictures}</ul></Panel> }
    })
}

/// Today, for what expires by the day.
fn today() -> NaiveDate {
    use_context::<Now>()
        .map(|now| now.0.date_naive())
        .unwrap_or_default()
}

/// The certificates, with their copies.
pub(super) fn certificates(view: &CompanyView) -> Option<impl IntoView + use<>> {
    let table = table(&view.company.code, &view.certificates, None);
    (!view.certificates.is_empty()).then(|| {
        view! {
            <Panel title=t!("company-certificates")>
                {table}
                <p class="small muted">{t!("company-facts-own")}</p>
            </Panel>
        }
    })
}

/// The certificates as a table; `act` is what can be done with one.
pub(super) fn table(
    code: &str,
    certificates: &[CertificateView],
    act: Option<fn(&CertificateView) -> AnyView>,
) -> impl IntoView + use<> {
    let mut columns = vec![
        DataColumn::words(t!("company-certificate")),
        DataColumn::words(t!("company-certificate-issuer")),
        DataColumn::words(t!("company-certificate-until")),
        DataColumn::words(t!("company-certificate-copy")),
    ];
    if act.is_some() {
        columns.push(DataColumn::words(t!("company-people-act")));
    }
    let rows = certificates
        .iter()
        .map(|one| {
            let certificate = &one.certificate;
            let number = certificate.number.clone().map(|number| {
                view! { <span class="under">{t!("company-certificate-number", number = number)}</span> }
            });
            let until = match certificate.valid_until {
                None => t!("company-certificate-no-end").into_any(),
                Some(day) => {
                    let words = moment::date(locale(), day);
                    let over = certificate.expired(today()).then(|| {
                        view! { " "<Badge tone=Tone::Rust>{t!("company-certificate-expired")}</Badge> }
                    });
                    view! { {words}{over} }.into_any()
                }
            };
            let href = format!("{}/certificates/{}", words::path(code), one.id);
            let name = certificate.name.get(locale()).to_owned();
            let named = t!("company-certificate-copy-of", name = name);
            let mut cells = vec![
                view! { {shown(&certificate.name)}{number} }.into_any(),
                certificate.issuer.clone().into_any(),
                until,
                view! { <a href=href aria-label=named>{one.copy.name()}</a> }.into_any(),
            ];
            cells.extend(act.map(|act| act(one)));
            cells
        })
        .collect();
    view! { <DataTable caption=t!("company-certificates") columns rows/> }
}
