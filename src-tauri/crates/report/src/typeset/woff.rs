//! WOFF 1.0 to the SFNT it wraps: packages ship fonts compressed, the typesetter wants them plain.

use std::io::Read;

use flate2::read::ZlibDecoder;

const HEADER: usize = 44;
const ENTRY: usize = 20;

/// The plain font inside a WOFF file, or `None` if it is not one.
pub(super) fn unwrap(woff: &[u8]) -> Option<Vec<u8>> {
    if woff.get(..4)? != b"wOFF" {
        return None;
    }
    let tables = u16::from_be_bytes(woff.get(12..14)?.try_into().ok()?);
    let count = usize::from(tables);
    let power = tables.checked_ilog2()? as u16;
    let range = (1u16 << power) * 16;

    let mut head = woff.get(4..8)?.to_vec();
    for word in [tables, range, power, tables * 16 - range] {
        head.extend(word.to_be_bytes());
    }
    let start = 12 + 16 * count;
    let mut body = Vec::with_capacity(number(woff, 16)?.saturating_sub(start));
    for entry in 0..count {
        let at = HEADER + ENTRY * entry;
        let (offset, packed, plain) = (
            number(woff, at + 4)?,
            number(woff, at + 8)?,
            number(woff, at + 12)?,
        );
        head.extend(woff.get(at..at + 4)?);
        head.extend(woff.get(at + 16..at + 20)?);
        head.extend(u32::try_from(start + body.len()).ok()?.to_be_bytes());
        head.extend(u32::try_from(plain).ok()?.to_be_bytes());

        let data = woff.get(offset..offset.checked_add(packed)?)?;
        let before = body.len();
        if packed < plain {
            ZlibDecoder::new(data)
                .take(plain as u64)
                .read_to_end(&mut body)
                .ok()?;
        } else {
            body.extend(data);
        }
        if body.len() - before != plain {
            return None;
        }
        body.resize(body.len().next_multiple_of(4), 0);
    }
    head.extend(body);
    Some(head)
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let word: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(word)).ok()
}

#[cfg(test)]
mod tests {
    use super::unwrap;

    #[test]
    fn what_is_no_woff_is_refused() {
        assert!(unwrap(b"").is_none());
        assert!(unwrap(b"wOFF").is_none());
        assert!(unwrap(&[0; 100]).is_none());
        let whole = include_bytes!("../../fonts/IBMPlexSans-Regular.woff");
        assert!(unwrap(whole).is_some());
        assert!(unwrap(&whole[..whole.len() / 2]).is_none());
    }
}
