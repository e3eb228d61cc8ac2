//! What comes out of workbooks: kinds of cells, dates, merged blocks, hidden sheets, lines.

mod support;

use exchange::{CellKind, Format, Merged, open};
use support::{Xlsx, ods, record, rows, texts, xls};

use CellKind::{Date, Fault, Flag, Number, Text};

fn cell(text: &str, kind: CellKind) -> (String, CellKind) {
    (text.to_owned(), kind)
}

const STYLES: &str = r##"<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy&quot; of &quot;"/>
  <numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="9"/>
  <xf numFmtId="20"/><xf numFmtId="166"/></cellXfs></styleSheet>"##;

#[test]
fn every_kind_of_cell_of_an_excel_workbook_is_read() {
    let mut book = Xlsx::of(
        r#"<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r></is></c></row>
           <row r="5"><c r="A5"><v>4</v></c><c r="B5"><v>3.5000000000000004</v></c><c r="C5" s="1"><v>46082</v></c>
             <c r="D5" s="3"><v>46082.395833333336</v></c><c r="E5" s="2"><v>0.125</v></c><c r="F5" s="4"><v>0.07</v></c>
             <c r="G5" t="b"><v>1</v></c><c r="H5" t="b"><v>0</v></c><c r="I5" t="e"><v>#SPILL!</v></c>
             <c r="J5" t="str"><f>A1&amp;"x"</f><v>a &lt; b_x000D_</v></c><c r="K5" t="d"><v>2026-03-01T00:00:00</v></c>
             <c r="L5" s="5"><v>0.39583333333333331</v></c><c r="M5" s="6"><v>1.5</v></c><c r="N5" s="1"><v>-3</v></c>
             <c r="O5" s="1"/><c r="P5"><v>1E+21</v></c><c r="Q5" s="1"><f>TODAY()</f></c></row>"#,
    );
    book.strings = Some(
        r#"<sst count="9" uniqueCount="99999999999"><si><t>Zoë &amp; Ann</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r><rPh sb="0" eb="1"><t>reading</t></rPh><phoneticPr fontId="1"/></si></sst>"#
            .to_owned(),
    );
    book.styles = Some(STYLES.to_owned());
    let book = open(&book.bytes(), "folder/people.xlsx").unwrap();
    assert_eq!((book.file_name(), book.format()), ("people.xlsx", Format::Xlsx));
    assert_eq!(
        rows(&book, 0),
        [
            (
                2,
                vec![
                    cell("Zoë & Ann", Text),
                    cell("rich", Text),
                    cell("", Text),
                    cell("in line", Text)
                ]
            ),
            (
                5,
                vec![
                    cell("4", Number),
                    cell("3.5", Number),
                    cell("2026-03-01", Date),
                    cell("2026-03-01T09:30", Date),
                    cell("12.5%", Number),
                    cell("7%", Number),
                    cell("yes", Flag),
                    cell("no", Flag),
                    cell("", Fault),
                    cell("a < b\r", Text),
                    cell("2026-03-01", Date),
                    cell("09:30", Date),
                    cell("36:00", Text),
                    cell("-3", Number),
                    cell("", Text),
                    cell("1000000000000000000000", Number),
                ]
            ),
        ]
    );
    let sheet = &book.sheets()[0];
    assert_eq!(sheet.blank_lines().collect::<Vec<_>>(), [3, 4]);
    assert_eq!((sheet.width(), sheet.height()), (16, 2));
    assert_eq!(sheet.row_at(5).unwrap().cell(0), "4");
    assert!(sheet.row_at(4).is_none());
}

#[test]
fn sheets_keep_their_order_name_and_hiding() {
    let mut book = Xlsx::of("<row><c><v>1</v></c><c><v>2</v></c></row><row><c r=\"C2\"><v>3</v></c></row>");
    book.sheets[0].0 = "R&amp;D".to_owned();
    book.sheets.push((
        "Hidden".to_owned(),
        "state=\"veryHidden\"".to_owned(),
        r#"<dimension ref="A1:XFD1048576"/><sheetData/><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B2:B2"/><mergeCell ref="A3:A4"/></mergeCells>"#
            .to_owned(),
    ));
    book.properties = "<workbookPr date1904=\"true\"/>".to_owned();
    book.more
        .push(("xl/externalLinks/externalLink1.xml".to_owned(), b"<x/>".to_vec()));
    let book = open(&book.bytes(), "a.xlsx").unwrap();
    let names: Vec<_> = book
        .sheets()
        .iter()
        .map(|sheet| (sheet.name(), sheet.hidden()))
        .collect();
    assert_eq!(names, [("R&D", false), ("Hidden", true)]);
    assert_eq!(texts(&book, 0), [vec!["1", "2"], vec!["", "", "3"]]);
    assert_eq!(
        book.sheets()[1].merged(),
        [
            Merged {
                first_line: 1,
                last_line: 1,
                first_column: 0,
                last_column: 2
            },
            Merged {
                first_line: 3,
                last_line: 4,
                first_column: 0,
                last_column: 0
            },
        ]
    );
    assert!(book.remarks()[0].starts_with("Links to other files were not followed"));
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_does() {
    let mut book = Xlsx::of(r#"<row><c s="1"><v>44620</v></c></row>"#);
    book.properties = "<workbookPr date1904=\"1\"/>".to_owned();
    book.styles = Some(STYLES.to_owned());
    let book = open(&book.bytes(), "a.xlsx").unwrap();
    assert_eq!(rows(&book, 0)[0].1, [cell("2026-03-01", Date)]);
}

#[test]
fn a_file_is_read_by_its_content_and_the_label_tells_the_truth() {
    let workbook = Xlsx::of("<row><c><v>1</v></c></row>").bytes();
    assert_eq!(
        open(&workbook, "people.csv").unwrap().format().label(),
        "Excel workbook (XLSX)"
    );
    let text = open(b"a;b\n1;2\n", "people.xlsx").unwrap();
    assert_eq!(text.format().label(), "CSV, separated by semicolons, UTF-8");
    assert_eq!(text.sheets()[0].name(), "");
    assert_eq!(rows(&text, 0)[1].1[0], cell("1", Text));
}

#[test]
fn open_document_cells_and_repetitions_are_read() {
    let bytes = ods(
        r#"<table:tracked-changes><table:table-cell-content-change><text:p>old</text:p></table:table-cell-content-change></table:tracked-changes>
        <table:table table:name="One &amp; all" table:style-name="ta1">
          <table:table-column table:number-columns-repeated="16384"/>
          <table:shapes><draw:frame><draw:text-box><text:p>a note</text:p></draw:text-box></draw:frame></table:shapes>
          <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
          <table:table-header-rows><table:table-row>
            <table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>Head<text:span>ing</text:span></text:p></table:table-cell>
            <table:covered-table-cell/>
            <table:table-cell office:value-type="string"><office:annotation><dc:date>2020</dc:date><text:p>Remark</text:p></office:annotation><text:p>two<text:s text:c="3"/>x</text:p><text:p>lines<text:tab/>&amp; more</text:p></table:table-cell>
          </table:table-row></table:table-header-rows>
          <table:table-row-group><table:table-row table:number-rows-repeated="3">
            <table:table-cell office:value-type="float" office:value="4"><text:p>4.00</text:p></table:table-cell>
            <table:table-cell office:value-type="percentage" office:value="0.125"><text:p>13%</text:p></table:table-cell>
            <table:table-cell office:value-type="currency" office:value="3.5"><text:p>£3.50</text:p></table:table-cell>
            <table:table-cell office:value-type="date" office:date-value="2026-03-01"><text:p>1/3/26</text:p></table:table-cell>
            <table:table-cell office:value-type="date" office:date-value="2026-03-01T09:30:00.000000000"/>
            <table:table-cell office:value-type="time" office:time-value="PT09H30M00S"/>
            <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
            <table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>
            <table:table-cell table:number-columns-repeated="2" office:value-type="string" calcext:value-type="string"><text:p>same</text:p></table:table-cell>
            <table:table-cell table:number-columns-repeated="16374"/>
          </table:table-row></table:table-row-group>
          <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table>
        <table:table table:name="Two" table:style-name="ta2"/>
        <table:table table:name="'file:///home/x/other.ods'#$Sheet1"><table:table-row><table:table-cell office:value-type="string"><text:p>elsewhere</text:p></table:table-cell></table:table-row></table:table>"#,
    );
    let book = open(&bytes, "a.ods").unwrap();
    assert_eq!(book.format(), Format::Ods);
    let names: Vec<_> = book
        .sheets()
        .iter()
        .map(|sheet| (sheet.name(), sheet.hidden()))
        .collect();
    assert_eq!(names, [("One & all", false), ("Two", true)]);
    let read = rows(&book, 0);
    assert_eq!(
        read.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
        [3, 4, 5, 6]
    );
    assert_eq!(
        read[0].1,
        [
            cell("Heading", Text),
            cell("", Text),
            cell("two   x\nlines\t& more", Text)
        ]
    );
    assert_eq!(
        read[2].1,
        [
            cell("4", Number),
            cell("12.5%", Number),
            cell("3.5", Number),
            cell("2026-03-01", Date),
            cell("2026-03-01T09:30", Date),
            cell("09:30", Date),
            cell("yes", Flag),
            cell("", Fault),
            cell("same", Text),
            cell("same", Text),
        ]
    );
    assert_eq!(
        book.sheets()[0].merged(),
        [Merged {
            first_line: 3,
            last_line: 3,
            first_column: 0,
            last_column: 1
        }]
    );
    assert_eq!(book.remarks().len(), 1);
}

#[test]
fn old_workbooks_are_read() {
    let bytes = include_bytes!("fixtures/people.xls");
    let book = open(bytes, "people.xls").unwrap();
    assert_eq!(book.format(), Format::Xls);
    let names: Vec<_> = book
        .sheets()
        .iter()
        .map(|sheet| (sheet.name(), sheet.hidden()))
        .collect();
    assert_eq!(
        names,
        [
            ("People & places", false),
            ("Hidden one", true),
            ("Empty", false),
            ("Far", false),
            ("Long", false)
        ]
    );
    let people = rows(&book, 0);
    assert_eq!(people[0], (1, vec![cell("Register of stakeholders", Text)]));
    assert_eq!(book.sheets()[0].blank_lines().collect::<Vec<_>>(), [2]);
    assert_eq!(
        people[2].1,
        [
            cell("Zoë Köhler 🧑\u{200d}🚀", Text),
            cell("4", Number),
            cell("2026-03-01", Date),
            cell("25%", Number),
            cell("yes", Flag),
            cell("", Fault),
            cell("two\nlines", Text),
            cell("09:30", Date),
        ]
    );
    assert_eq!(people[3].1[2], cell("2026-03-01T09:30", Date));
    // Packed numbers, and one that is a whole number of hundredths.
    assert_eq!(people[3].1[8], cell("8", Number));
    assert_eq!(
        people[3].1[14..],
        [
            cell("-0.01", Number),
            cell("10000000000", Number),
            cell("123456.78", Number)
        ]
    );
    assert_eq!(book.sheets()[0].merged()[0].last_column, 3);
    assert_eq!(rows(&book, 3)[0].0, 65_536);
    assert_eq!(rows(&book, 3)[0].1[255], cell("corner", Text));
    let long = texts(&book, 4);
    let wanted = |at: u32| {
        format!(
            "{}{}",
            format!("näme {at} ").repeat(3),
            if at.is_multiple_of(3) { "Ж" } else { "" }
        )
    };
    assert!((0..300).zip(&long).all(|(at, row)| *row == [wanted(at)]));

    let book = open(include_bytes!("fixtures/from-1904.xls"), "b.xls").unwrap();
    assert_eq!(rows(&book, 0)[1].1, [cell("2026-03-01", Date)]);
}

#[test]
fn cells_of_an_old_workbook_may_come_in_any_order() {
    let label = |row: u8, column: u8, text: &str| {
        let head = [row, 0, column, 0, 0, 0, u8::try_from(text.len()).unwrap(), 0, 0];
        record(0x0204, &[&head[..], text.as_bytes()].concat())
    };
    let chart = [
        record(0x0809, &[0, 6, 0x20, 0, 0, 0, 0, 0]),
        label(0, 5, "chart"),
        record(0x000A, &[]),
    ]
    .concat();
    let bool_err = record(0x0205, &[1, 0, 2, 0, 0, 0, 1, 0]);
    let text_of_a_formula = [
        record(
            0x0006,
            &[&[1, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF][..], &[0; 8]].concat(),
        ),
        record(0x0207, b"\x02\0\x01x\0y\0"),
    ]
    .concat();
    let sheet = [
        label(1, 1, "d"),
        label(0, 0, "a"),
        chart,
        label(1, 0, "c"),
        bool_err,
        text_of_a_formula,
    ]
    .concat();
    let book = open(&xls(0x0600, &[], &sheet), "a.xls").unwrap();
    assert_eq!(texts(&book, 0), [vec!["a"], vec!["c", "d", "yes", "xy"]]);
}

#[test]
fn workbooks_of_excel_95_are_in_a_code_page() {
    let shared = record(0x0042, &1251_u16.to_le_bytes());
    let sheet = record(
        0x0204,
        &[&[0, 0, 0, 0, 0, 0, 3, 0][..], &[0xC0, 0xE1, 0xE2]].concat(),
    );
    let book = open(&xls(0x0500, &shared, &sheet), "a.xls").unwrap();
    assert_eq!(texts(&book, 0), [["Абв"]]);
}

#[test]
fn rows_and_cells_that_come_out_of_order_are_put_into_it() {
    let book = Xlsx::of(
        r#"<row r="7"><c r="B7"><v>72</v></c><c r="A7" t="e"><v>#N/A</v></c></row>
           <row r="2"><c r="C2" t="b"><v>1</v></c><c r="A2"><v>21</v></c></row>
           <row r="4"><c r="A4" t="str"><v> </v></c></row>
           <row r="5"><c r="A5"><v>51</v></c></row>"#,
    );
    let book = open(&book.bytes(), "a.xlsx").unwrap();
    assert_eq!(
        rows(&book, 0),
        [
            (2, vec![cell("21", Number), cell("", Text), cell("yes", Flag)]),
            (5, vec![cell("51", Number)]),
            (7, vec![cell("", Fault), cell("72", Number)]),
        ]
    );
    let sheet = &book.sheets()[0];
    assert_eq!(sheet.blank_lines().collect::<Vec<_>>(), [3, 4, 6]);
    assert_eq!((sheet.width(), sheet.height(), sheet.cell_count()), (3, 3, 6));
    assert_eq!(sheet.row_at(5).unwrap().cell(0), "51");
}

#[test]
fn however_a_cell_is_written_it_holds_the_same() {
    // Long enough that cells lie across the ends of what is unpacked at a time.
    let written = |cell: &dyn Fn(usize, char, &str, &str) -> String| {
        let row = |at: usize| {
            let cells = [
                cell(at, 'A', " t=\"s\"", &(at % 3).to_string()),
                cell(at, 'B', "", &at.to_string()),
                cell(at, 'C', " s=\"1\"", &(40_000 + at).to_string()),
                cell(at, 'D', " t=\"str\"", &format!("Zoë_x0041_{at}")),
                cell(at, 'E', " t=\"b\"", "1"),
                cell(at, 'G', " t=\"e\"", "#REF!"),
            ];
            format!("<row r=\"{at}\">{}</row>", cells.concat())
        };
        let mut book = Xlsx::of(&(1..=3_000).map(row).collect::<String>());
        book.styles = Some(STYLES.to_owned());
        book
    };
    let mut plain =
        written(&|at, column, more, value| format!("<c r=\"{column}{at}\"{more}><v>{value}</v></c>"));
    let mut empty = written(&|at, column, more, value| {
        format!(
            "\n  <c r=\"{column}{at}\"{more}><v>{value}</v></c><c r=\"H{at}\" s=\"1\"/><c r=\"I{at}\"></c>"
        )
    });
    let mut long = written(&|at, column, more, value| {
        format!("<c cm='1' {more} r='{column}{at}'><f>A1</f><v ><![CDATA[{value}]]></v></c>")
    });
    plain.strings = Some(
        "<sst><si><t>one</t></si><si><t xml:space=\"preserve\"> two_x000D_ </t></si><si><t>three</t></si></sst>"
            .to_owned(),
    );
    empty.strings.clone_from(&plain.strings);
    long.strings = Some(
        "<sst>\n<si><r><t>on</t></r><r><t>e</t></r></si><si><t> two&#13; </t></si><si ><t\n>three</t></si></sst>"
            .to_owned(),
    );
    let read = |book: &Xlsx| rows(&open(&book.bytes(), "a.xlsx").unwrap(), 0);
    let plain = read(&plain);
    assert_eq!(plain.len(), 3_000);
    assert_eq!(
        plain[1].1,
        [
            cell("three", Text),
            cell("2", Number),
            cell("2009-07-08", Date),
            cell("ZoëA2", Text),
            cell("yes", Flag),
            cell("", Text),
            cell("", Fault)
        ]
    );
    assert_eq!(plain[0].1[0].0, " two\r ");
    assert!(plain == read(&empty), "with empty cells between");
    assert!(plain == read(&long), "with more in every tag");
}
