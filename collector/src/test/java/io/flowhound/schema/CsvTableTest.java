/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    @Test
    void read_cells_areFoundByColumnInAnyOrder() throws IOException {
        CsvTable.Row row = only("B,A\n 2 ,1\n");

        assertThat(row.cell("A")).isEqualTo("1");
        assertThat(row.cell("B")).isEqualTo("2");
        assertThat(row.cell("C")).isEmpty();
    }

    @Test
    void read_quotedCell_mayHoldCommasQuotesAndLineBreaks() throws IOException {
        CsvTable.Row row = only("A,B\n\"one, \"\"two\"\"\nthree\",4\n");

        assertThat(row.cell("A")).isEqualTo("one, \"two\"\nthree");
        assertThat(row.cell("B")).isEqualTo("4");
    }

    @Test
    void read_quotedCell_mayBeEmptyOrOnlyAQuote() throws IOException {
        CsvTable.Row row = only("A,B,C\n\"\",\"\"\"\",\"x\"");

        assertThat(row.cell("A")).isEmpty();
        assertThat(row.cell("B")).isEqualTo("\"");
        assertThat(row.cell("C")).isEqualTo("x");
    }

    @Test
    void read_byteOrderMarkCarriageReturnsCommentsAndEmptyLines_areNoData() throws IOException {
        List<CsvTable.Row> rows = rows("\uFEFF# source, date\r\nA,B\r\n\r\n1,\"2\"\r\n  \r\n# more\r\n3,4");

        assertThat(rows).extracting(row -> row.cell("A") + row.cell("B")).containsExactly("12", "34");
        assertThat(rows).extracting(CsvTable.Row::line).containsExactly(4, 7);
    }

    @Test
    void read_lineNumbers_countLineBreaksWithinCells() throws IOException {
        assertThat(rows("A,B\n\"x\ny\",1\nz,2\n"))
                .extracting(CsvTable.Row::line)
                .containsExactly(2, 4);
    }

    @Test
    void read_shortRow_hasEmptyCells() throws IOException {
        CsvTable.Row row = only("A,B\n1\n");

        assertThat(row.cell("B")).isEmpty();
    }

    @Test
    void read_longRow_isReportedByLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows("A,B\n1,2\n1,2,3\n"))
                .withMessageStartingWith("test.csv:3: 3 cells");
    }

    @Test
    void read_openQuote_isReportedByTheLineWhereItOpens() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows("A,B\n1,2\n\"1,2\n3,4\n"))
                .withMessageStartingWith("test.csv:3: a double quote is opened here");
    }

    @Test
    void read_textBehindQuote_isReported() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows("A,B\n\"1\" 2,3\n"))
                .withMessageStartingWith("test.csv:2: text follows a closing double quote");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "B\n1\n"})
    void read_missingColumn_isReported(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvTable.read(new StringReader(text), "test.csv", "A"))
                .withMessage("test.csv: the first row must name the column 'A'");
    }

    @Test
    void read_columnNamedTwice_isReported() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows("A,A\n"))
                .withMessageStartingWith("test.csv: the first row names a column twice");
    }

    @Test
    void resource_missing_saysWhichAndWhatToDo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CsvTable.resource(CsvTable.class, "absent.csv"))
                .withMessageContaining("absent.csv")
                .withMessageContaining("build again");
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "65535,65535,65535", "34-35,34,35", "34 - 35,34,35", "7-7,7,7"})
    void range_numberOrRange_isUnderstood(String text, int first, int last) throws IOException {
        assertThat(only("A\n" + text + "\n").range("A", 65535)).isEqualTo(new NumberRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1-", "3-2", "65536", "1-65536", "4294967297", "1-2-3", "1.5"})
    void range_anythingElse_isReportedByLine(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> only("A\n" + text + "\n").range("A", 65535))
                .withMessage("test.csv:2: A '" + text + "' is neither a number of 0 to 65535 nor a range of those");
    }

    private static CsvTable.Row only(String text) throws IOException {
        List<CsvTable.Row> rows = rows(text);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static List<CsvTable.Row> rows(String text) throws IOException {
        return CsvTable.read(new StringReader(text), "test.csv").rows();
    }
}
