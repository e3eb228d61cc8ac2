//! A lens of the map as a picture: a file, or dots for the clipboard; and where the network is left.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ops::Failure;
use ops::domain::ExportKind;
use ops::map::picture::{PictureFormat, PictureRequest, file};
use serde::Deserialize;
use ts_rs::TS;

use super::saved::{SavedFile, left, save_bytes};
use crate::ask::Kind;
use crate::shell::Shell;

/// Which picture to save, and as what.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "desk/")]
pub(crate) struct PictureSave {
    /// Which.
    pub(crate) picture: PictureRequest,
    /// As what.
    pub(crate) format: PictureFormat,
}

/// `desk_picture_save`. The picture is made first: a dialog is only shown for one that can be had.
pub(crate) fn save(shell: &Shell, request: PictureSave) -> Result<Option<SavedFile>, Failure> {
    let made = shell.with(|session, context| file(session, context, &request.picture, request.format))?;
    let kind = match request.format {
        PictureFormat::Svg => Kind::Svg,
        PictureFormat::Png => Kind::Png,
    };
    let name = format!("{}.{}", made.file_stem, request.format.ending());
    let saved = save_bytes(shell, kind, &name, &made.bytes)?;
    left(shell, saved, ExportKind::Map, &made.title, made.told.profile)
}

/// `desk_picture_dots`: the picture as PNG, in base 64, as the clipboard is given it.
pub(crate) fn dots(shell: &Shell, request: PictureRequest) -> Result<String, Failure> {
    let made = shell.with(|session, context| file(session, context, &request, PictureFormat::Png))?;
    Ok(STANDARD.encode(&made.bytes))
}

/// `desk_network_leave`.
pub(crate) fn leave_network(shell: &Shell, request: ops::network::NetworkLeft) -> Result<(), Failure> {
    shell.with(|session, _| ops::network::leave(session, &request))
}
