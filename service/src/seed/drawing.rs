//! Pictures for the demo, drawn by the program: halls at a quay under different skies, and papers with a seal. No two
//! scenes look alike.

use std::io::Cursor;

use bytes::Bytes;
use image::{ImageFormat, Rgb, RgbImage};

use crate::{Error, Result};

const WIDTH: u32 = 800;
const HEIGHT: u32 = 600;

/// Sky, far shore, hall, roof, water.
const PALETTES: [[[u8; 3]; 5]; 4] = [
    [
        [222, 235, 238],
        [158, 186, 188],
        [238, 232, 214],
        [11, 110, 110],
        [108, 150, 156],
    ],
    [
        [250, 230, 204],
        [206, 168, 126],
        [232, 222, 204],
        [168, 106, 18],
        [150, 128, 108],
    ],
    [
        [214, 226, 240],
        [140, 160, 184],
        [226, 228, 224],
        [51, 80, 110],
        [96, 120, 148],
    ],
    [
        [228, 238, 222],
        [150, 178, 146],
        [240, 236, 222],
        [31, 107, 56],
        [112, 146, 128],
    ],
];

/// A hall at a quay; the number chooses its sky, its size and what stands before it.
pub(super) fn scene(number: u32) -> Result<Bytes> {
    let palette = PALETTES[(number % 4) as usize];
    let mut sheet = RgbImage::from_pixel(WIDTH, HEIGHT, Rgb(palette[0]));
    let horizon = 250 + number * 37 % 70;
    fill(&mut sheet, 0, horizon, WIDTH, horizon + 60, palette[1]);
    let (left, roof) = (70 + number * 53 % 120, horizon - 90 - number * 17 % 60);
    let right = left + 430 + number * 29 % 140;
    fill(&mut sheet, left, roof, right, 470, palette[2]);
    fill(&mut sheet, left - 14, roof - 26, right + 14, roof, palette[3]);
    let doors = 2 + number % 3;
    let step = (right - left) / doors;
    for door in 0..doors {
        let x = left + door * step + step / 4;
        fill(&mut sheet, x, 360, x + step / 2, 470, palette[3]);
        fill(&mut sheet, x + 8, 372, x + step / 2 - 8, 470, palette[1]);
        fill(&mut sheet, x, roof + 34, x + step / 2, roof + 62, palette[4]);
    }
    fill(&mut sheet, 0, 470, WIDTH, 486, [122, 118, 108]);
    fill(&mut sheet, 0, 486, WIDTH, HEIGHT, palette[4]);
    for wave in 0..14 {
        let (x, y) = ((wave * 131 + number * 67) % (WIDTH - 120), 500 + wave * 7);
        fill(&mut sheet, x, y, x + 90, y + 2, palette[0]);
    }
    for container in 0..(3 + number % 4) {
        let x = 40 + container * 108 + number * 23 % 60;
        let colour = PALETTES[((number + container) % 4) as usize][3];
        fill(&mut sheet, x, 436, x + 92, 470, colour);
    }
    png(&sheet)
}

/// A sheet of paper: lines of text as bars, and a round seal.
pub(super) fn paper(number: u32) -> Result<Bytes> {
    let ink = PALETTES[(number % 4) as usize][3];
    let mut sheet = RgbImage::from_pixel(600, 840, Rgb([252, 251, 246]));
    for (inset, colour) in [(24, ink), (28, [252, 251, 246]), (34, ink), (36, [252, 251, 246])] {
        fill(&mut sheet, inset, inset, 600 - inset, 840 - inset, colour);
    }
    fill(&mut sheet, 150, 110, 450, 140, ink);
    for line in 0..9 {
        let end = 500 - (line * 47 + number * 31) % 130;
        fill(
            &mut sheet,
            90,
            210 + line * 44,
            end,
            222 + line * 44,
            [150, 152, 150],
        );
    }
    for (x, y, pixel) in sheet.enumerate_pixels_mut() {
        let (across, down) = (i64::from(x) - 430, i64::from(y) - 690);
        let square = across * across + down * down;
        if (62 * 62..70 * 70).contains(&square) || square < 14 * 14 {
            *pixel = Rgb([179, 54, 30]);
        }
    }
    png(&sheet)
}

fn fill(sheet: &mut RgbImage, left: u32, top: u32, right: u32, bottom: u32, colour: [u8; 3]) {
    for y in top..bottom.min(sheet.height()) {
        for x in left..right.min(sheet.width()) {
            sheet.put_pixel(x, y, Rgb(colour));
        }
    }
}

fn png(sheet: &RgbImage) -> Result<Bytes> {
    let mut out = Cursor::new(Vec::new());
    sheet
        .write_to(&mut out, ImageFormat::Png)
        .map_err(Error::internal)?;
    Ok(out.into_inner().into())
}
