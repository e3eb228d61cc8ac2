//! A picture as dots.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::ReportError;

/// Dots an inch in print.
const PRINT: f32 = 300.0;
/// Dots an inch by which SVG counts.
const SVG: f32 = 96.0;
/// The most dots a side has: more of them, and programs refuse to open the picture.
const MOST: f32 = 16_000.0;

/// The picture as PNG.
pub(super) fn png(svg: &str) -> Result<Vec<u8>, ReportError> {
    let fault = |what: String| ReportError::Picture(what);
    let tree = Tree::from_str(svg, &Options::default()).map_err(|error| fault(error.to_string()))?;
    let size = tree.size();
    let scale = (PRINT / SVG).min(MOST / size.width().max(size.height()));
    let dots = |length: f32| (length * scale).round().max(1.0) as u32;
    let mut dotted = Pixmap::new(dots(size.width()), dots(size.height()))
        .ok_or_else(|| fault(format!("{size:?} is no size for it")))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut dotted.as_mut());
    dotted.encode_png().map_err(|error| fault(error.to_string()))
}
