//! The TypeScript side of the list: one file a type, and one that maps every operation to its request, response and tags.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::catalogue::{Kind, OPERATIONS, Tag};
use crate::failure::Failure;
use crate::{backups, import};
use ts_rs::TS;

/// Writes the types of every operation into `folder/bindings` and the map of operations into `folder/operations.ts`.
///
/// # Errors
/// When a file cannot be written.
pub fn typescript(folder: &Path) -> std::io::Result<()> {
    let config = ts_rs::Config::new()
        .with_large_int("number")
        .with_out_dir(folder.join("bindings"));
    let other = |error: ts_rs::ExportError| std::io::Error::other(error.to_string());
    let mut imports = BTreeMap::new();
    let mut map = String::new();
    let mut tags = String::new();
    let mut kinds = String::new();
    for operation in OPERATIONS {
        let types = (operation.types)(&config);
        types.export.map_err(other)?;
        imports.extend(types.imports);
        let _ = writeln!(
            map,
            "  /** {} */\n  {}: {{ request: {}; response: {} }};",
            operation.doc, operation.name, types.request, types.response
        );
        let list = operation
            .tags
            .iter()
            .map(|tag| format!("'{}'", tag.as_str()))
            .collect::<Vec<_>>()
            .join(", ");
        let _ = writeln!(tags, "  {}: [{list}],", operation.name);
        let kind = match operation.kind {
            Kind::Read => "read",
            Kind::Write => "write",
            Kind::Travel => "travel",
        };
        let _ = writeln!(kinds, "  {}: '{kind}',", operation.name);
    }
    Failure::export_all(&config).map_err(other)?;
    for export in [
        crate::password::Strength::export_all,
        crate::password::PlainBackup::export_all,
        import::ImportLook::export_all,
        import::ImportChoices::export_all,
        import::ImportPlan::export_all,
        import::ImportRow::export_all,
        import::ImportRowsQuery::export_all,
        backups::BackupEntry::export_all,
        backups::BackupDifference::export_all,
        crate::salvage::SalvageOutcome::export_all,
        exchange::write::ColumnOut::export_all,
        exchange::write::CellOut::export_all,
    ] {
        // What the window asks the desk for, beside the operations: a file being looked at, backups, and a table to save.
        export(&config).map_err(other)?;
    }
    let mut text = String::from("// Generated from the list of operations in Rust. Do not edit.\n");
    for (name, file) in &imports {
        let _ = writeln!(text, "import type {{ {name} }} from './bindings/{file}';");
    }
    let all = Tag::ALL
        .iter()
        .map(|tag| format!("'{}'", tag.as_str()))
        .collect::<Vec<_>>()
        .join(" | ");
    let _ = write!(
        text,
        "\n/** A part of the workspace that reads provide and writes change. */\nexport type Tag = {all};\n\n\
         /** Every operation with what it is asked and what it answers. */\nexport interface Operations {{\n{map}}}\n\n\
         /** The name of an operation. */\nexport type OperationName = keyof Operations;\n\n\
         /** What a read provides, or a write changes. */\nexport const OPERATION_TAGS: Record<OperationName, readonly Tag[]> = {{\n{tags}}};\n\n\
         /** Whether an operation looks, changes, or moves along the journal. */\n\
         export const OPERATION_KINDS: Record<OperationName, 'read' | 'write' | 'travel'> = {{\n{kinds}}};\n"
    );
    std::fs::write(folder.join("operations.ts"), text)
}
