//! What a picture is written as.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// As what a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "desk/")]
pub enum PictureFormat {
    /// Lines, which stay sharp at any size.
    Svg,
    /// Dots, 300 an inch.
    Png,
}

impl PictureFormat {
    /// How its files end.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}
