//! Pictures that are to be shown are drawn anew: what came with one (where it was taken and when, thumbnails, whatever
//! hides behind its end) stays behind, and every browser gets a size it can use.

use std::io::Cursor;

use bytes::Bytes;
use domain::{
    file::{FileKind, PictureSize, Taken},
    problem::Problem,
};
use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage, codecs::jpeg::JpegEncoder,
    imageops::FilterType,
};
use tokio::{sync::Semaphore, task::spawn_blocking};

use super::check::kind_of;

/// How many pictures are unfolded at once: each may take [`MAX_ALLOC`] bytes.
static UNFOLDING: Semaphore = Semaphore::const_new(2);
/// The most memory one picture may take: 50 megapixels in colour, and half as much again.
const MAX_ALLOC: u64 = 240 << 20;
/// JPEG's quality: above it files grow faster than pictures improve.
const QUALITY: u8 = 82;

/// A picture drawn anew, as JPEG, in two sizes; neither is larger than the original was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// To be looked at.
    pub large: Bytes,
    /// In a row of others.
    pub small: Bytes,
    /// Pixels across, of the large one.
    pub width: u32,
    /// Pixels down, of the large one.
    pub height: u32,
}

/// Checks a picture and draws it anew; what is wrong with it is said as a problem of its field.
pub async fn draw(bytes: Bytes) -> Result<Drawn, Problem> {
    let kind = kind_of(&bytes, Taken::PICTURE)?;
    with_unfolded(kind, bytes, |picture| {
        let large = within(picture, PictureSize::Large.side());
        let small = within(&large, PictureSize::Small.side());
        Ok(Drawn {
            width: large.width(),
            height: large.height(),
            large: jpeg(&large)?,
            small: jpeg(&small)?,
        })
    })
    .await
}

/// Unfolds a picture off the async threads, upright, and hands it to `work`. How large it is is read from its head
/// first: one that would take too much memory is refused before it takes any.
pub(super) async fn with_unfolded<T: Send + 'static>(
    kind: FileKind,
    bytes: Bytes,
    work: impl FnOnce(&DynamicImage) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let _turn = UNFOLDING.acquire().await.map_err(|_| damaged())?;
    // A decoder that panics has met a file nobody thought of.
    spawn_blocking(move || work(&unfold(kind, &bytes)?))
        .await
        .map_err(|_| damaged())?
}

fn unfold(kind: FileKind, bytes: &[u8]) -> Result<DynamicImage, Problem> {
    let format = match kind {
        FileKind::Jpeg => ImageFormat::Jpeg,
        FileKind::Png => ImageFormat::Png,
        FileKind::Webp => ImageFormat::WebP,
        FileKind::Pdf | FileKind::Xlsx | FileKind::Docx => return Err(damaged()),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_ALLOC);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| damaged())?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let side = width.max(height);
    if side > Taken::MAX_SIDE || pixels > Taken::MAX_PIXELS || decoder.total_bytes() > MAX_ALLOC {
        return Err(Problem::new("picture-too-large")
            .with("width", width)
            .with("height", height)
            .with("max", Taken::MAX_SIDE)
            .with("megapixels", Taken::MAX_PIXELS / 1_000_000));
    }
    let upright = decoder.orientation().map_err(|_| damaged())?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| damaged())?;
    picture.apply_orientation(upright);
    Ok(picture)
}

fn within(picture: &DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side {
        picture.clone()
    } else {
        picture.resize(side, side, FilterType::Triangle)
    }
}

fn jpeg(picture: &DynamicImage) -> Result<Bytes, Problem> {
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    let written = on_white(picture).write_with_encoder(encoder);
    written.map_err(|_| damaged())?;
    Ok(out.into())
}

/// JPEG knows no transparency: what shows through is white paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let mut paper = RgbImage::new(picture.width(), picture.height());
    for (ink, paper) in picture.to_rgba8().pixels().zip(paper.pixels_mut()) {
        let [red, green, blue, alpha] = ink.0.map(u32::from);
        let over = |colour: u32| (colour * alpha + 255 * (255 - alpha)) / 255;
        *paper = Rgb([red, green, blue].map(|colour| u8::try_from(over(colour)).unwrap_or(u8::MAX)));
    }
    paper
}

fn damaged() -> Problem {
    Problem::new("file-damaged")
}

#[cfg(test)]
mod tests {
    use image::{ImageEncoder, Rgba, RgbaImage};

    use super::*;

    fn png(picture: &RgbaImage) -> Bytes {
        let mut out = Cursor::new(Vec::new());
        picture.write_to(&mut out, ImageFormat::Png).unwrap();
        out.into_inner().into()
    }

    /// A PNG whose head says how large it is; what follows is cut off.
    fn png_head(width: u32, height: u32) -> Bytes {
        let mut head = b"IHDR".to_vec();
        head.extend(width.to_be_bytes());
        head.extend(height.to_be_bytes());
        head.extend([8, 2, 0, 0, 0]);
        let mut crc = flate2::Crc::new();
        crc.update(&head);
        let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
        file.extend(head);
        file.extend(crc.sum().to_be_bytes());
        file.extend(b"\0\0\0\0IDAT");
        file.into()
    }

    fn sizes(drawn: &[u8]) -> (u32, u32) {
        let picture = image::load_from_memory_with_format(drawn, ImageFormat::Jpeg).unwrap();
        (picture.width(), picture.height())
    }

    #[tokio::test]
    async fn a_picture_is_drawn_anew_in_two_sizes_and_never_larger() {
        let drawn = draw(png(&RgbaImage::new(2000, 1000))).await.unwrap();
        assert_eq!(
            (
                sizes(&drawn.large),
                sizes(&drawn.small),
                drawn.width,
                drawn.height
            ),
            ((1600, 800), (480, 240), 1600, 800)
        );
        let drawn = draw(png(&RgbaImage::new(30, 20))).await.unwrap();
        assert_eq!((sizes(&drawn.large), sizes(&drawn.small)), ((30, 20), (30, 20)));
    }

    #[tokio::test]
    async fn what_shows_through_is_white() {
        let drawn = draw(png(&RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0]))))
            .await
            .unwrap();
        let picture = image::load_from_memory(&drawn.large).unwrap().to_rgb8();
        assert!(
            picture
                .pixels()
                .all(|pixel| pixel.0.iter().all(|part| *part > 250))
        );
    }

    #[tokio::test]
    async fn where_and_when_it_was_taken_stays_behind_and_what_stood_on_its_side_stands_upright() {
        // TIFF, little-endian, one entry: orientation (0x0112) = 6, the camera was turned to the right.
        let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPS 22.27 N 113.57 E");
        let mut photo = Vec::new();
        let mut encoder = JpegEncoder::new(&mut photo);
        encoder.set_exif_metadata(exif).unwrap();
        RgbImage::new(60, 40).write_with_encoder(encoder).unwrap();
        photo.extend(b"<script>alert(1)</script>");
        let holds = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|found| found == part);
        assert!(holds(&photo, b"GPS"));
        let drawn = draw(photo.into()).await.unwrap();
        for size in [&drawn.large, &drawn.small] {
            assert!(!holds(size, b"GPS") && !holds(size, b"Exif") && !holds(size, b"script"));
        }
        assert_eq!((drawn.width, drawn.height), (40, 60));
    }

    #[tokio::test]
    async fn one_that_would_take_too_much_memory_is_refused_by_its_head() {
        for (width, height) in [(10_000, 10_000), (100_000, 1), (8_000, 8_000)] {
            let refused = draw(png_head(width, height)).await.unwrap_err();
            assert_eq!(refused.code, "picture-too-large", "{width} × {height}");
            assert_eq!(refused.facts["width"], width.to_string());
        }
        for (width, height) in [(u32::MAX >> 1, 2), (0, 9)] {
            let refused = draw(png_head(width, height)).await.unwrap_err();
            assert_eq!(refused.code, "file-damaged", "{width} × {height}");
        }
    }
}
