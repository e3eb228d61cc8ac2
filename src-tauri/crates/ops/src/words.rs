//! Numbers in sentences.

/// `1 row`, `2 rows`, `12,345 rows`.
#[must_use]
pub fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number with a comma before every third digit.
#[must_use]
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A name as a part of the name of a file: without what file systems refuse, and not endless.
#[must_use]
pub fn for_file(name: &str) -> String {
    let refused = |c: char| c.is_control() || r#"/\:*?"<>|"#.contains(c);
    let name: String = name
        .chars()
        .map(|c| if refused(c) { '-' } else { c })
        .take(80)
        .collect();
    name.trim().trim_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_nouns_agree() {
        assert_eq!(counted(1, "row", "rows"), "1 row");
        assert_eq!(counted(1_234_567, "row", "rows"), "1,234,567 rows");
        assert_eq!(grouped(100), "100");
    }

    #[test]
    fn a_name_of_a_file_has_nothing_that_a_file_system_refuses() {
        assert_eq!(for_file(" A/B: \"C\"\n?. "), "A-B- -C---");
        assert_eq!(for_file(&"x".repeat(200)).len(), 80);
    }
}
