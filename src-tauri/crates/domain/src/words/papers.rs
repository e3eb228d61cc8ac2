use super::words;

words! {
    /// A paper that goes with keeping people's data (R34).
    PaperKind: "a kind of paper" {
        /// What somebody is told whose data is kept.
        Notice = "notice", "Information notice";
        /// What an assessment of the risks to them is written on.
        Worksheet = "worksheet", "DPIA worksheet";
    }

    /// What a paper is handed out as.
    PaperFormat: "a format of papers" {
        /// Pages to print.
        Pdf = "pdf", "PDF";
        /// Text with marks, for a wiki or a site.
        Markdown = "markdown", "Markdown";
        /// Text without marks, for an e-mail.
        Text = "text", "Plain text";
    }
}

impl PaperFormat {
    /// How the name of such a file ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Markdown => "md",
            Self::Text => "txt",
        }
    }
}
