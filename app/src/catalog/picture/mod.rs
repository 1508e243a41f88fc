//! `/listings/{id}/picture.svg`: a drawing in place of a photo, made from what is sold and the listing's id. The same
//! listing is always drawn the same way.

mod motif;

use crate::{failure::Failure, visit::Asking};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use domain::id::ListingId;
use motif::Motif;
use std::fmt::Write;

/// Ground, ink and line of each sheet in light, then in dark: the washes of the house.
const SHEETS: [[&str; 6]; 4] = [
    ["#e5f0ee", "#0b6e6e", "#b9d8d4", "#17343a", "#86d8d1", "#2a4f55"],
    ["#fbf2e0", "#8a5710", "#eadbb9", "#33291a", "#ebbd6d", "#54442a"],
    ["#e6f2e8", "#1f6b38", "#bfdcc6", "#19321f", "#86d3a0", "#2d5036"],
    ["#e9edf2", "#33506e", "#c6d2de", "#1c2a38", "#a9c3de", "#33475c"],
];

/// Nothing in the drawing may load or run anything, wherever it is opened.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

pub(super) async fn show(asking: Asking, Path(id): Path<ListingId>) -> Result<Response, Failure> {
    let subject = service::catalog::pictured(&asking.ctx, &asking.actor, id).await?;
    let said: Vec<&str> = subject.said.iter().map(String::as_str).collect();
    let caching = if subject.public {
        "public, max-age=86400"
    } else {
        "private, no-store"
    };
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, caching),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    Ok((headers, draw(motif::of(&said), id)).into_response())
}

/// The drawing: a sheet, water or ruled lines at its foot, the motif slightly turned.
fn draw(motif: &Motif, id: ListingId) -> String {
    let [sheet, turn, place, size, ..] = mixed(id).to_be_bytes();
    let [ground, ink, line, dark_ground, dark_ink, dark_line] = SHEETS[usize::from(sheet % 4)];
    let degrees = i32::from(turn % 9) - 4;
    let (left, hundredths) = (32 + i32::from(place % 13) - 6, 2 + u32::from(size % 12));
    let mut svg = String::with_capacity(1_600);
    let written = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 224 168\" fill=\"none\" stroke-linecap=\"round\" \
         stroke-linejoin=\"round\"><style>.g{{fill:{ground}}}.l{{stroke:{line}}}.i{{stroke:{ink}}}\
         @media(prefers-color-scheme:dark){{.g{{fill:{dark_ground}}}.l{{stroke:{dark_line}}}.i{{stroke:{dark_ink}}}}}\
         </style><path class=\"g\" d=\"M0 0h224v168H0z\"/><path class=\"l\" stroke-width=\"1.5\" d=\"{foot}\"/>\
         <g class=\"i\" transform=\"translate({left} 18) rotate({degrees} 80 60) translate(80 60) \
         scale(1.{hundredths:02}) translate(-80 -60)\"><path stroke-width=\"3\" d=\"{broad}\"/>\
         <path stroke-width=\"1.6\" d=\"{fine}\"/></g></svg>",
        foot = foot(turn),
        broad = motif.broad,
        fine = motif.fine,
    );
    debug_assert!(written.is_ok());
    svg
}

/// FNV-1a over the whole id: listings made in one breath share most of it.
fn mixed(id: ListingId) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    id.0.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The lines the motif stands on.
const fn foot(turn: u8) -> &'static str {
    match turn / 9 % 3 {
        0 => {
            "M0 150q14-9 28 0t28 0 28 0 28 0 28 0 28 0 28 0 28 0M0 159q14-9 28 0t28 0 28 0 28 0 28 0 28 0 28 0 28 0"
        }
        1 => "M0 148h224M0 152h224",
        _ => "M16 12v144M20 12v144M0 146h224",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_is_always_drawn_the_same_way_and_no_two_alike() {
        let net = motif::of(&["Nets"]);
        let id = |text: &str| text.parse::<ListingId>().unwrap();
        let one = id("019aa000-0000-7000-8000-0000010203f4");
        let two = id("019aa000-0000-7000-8000-0000040506a7");
        assert_eq!(draw(net, one), draw(net, one));
        assert_ne!(draw(net, one), draw(net, two));
        assert!(draw(net, one).len() < 3_000);
    }
}
