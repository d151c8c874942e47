/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the section of docs/dashboards.md that tells what was checked; {@code -Dregenerate=true} writes it anew. */
class DashboardReportTest {
    private static final Path DOCUMENT = Excuses.DOCUMENT;

    private static String document() throws IOException {
        String document = Files.readString(DOCUMENT);
        assertThat(document)
                .as("the marks around the generated section")
                .contains(DashboardReport.BEGIN, DashboardReport.END);
        return document;
    }

    @Test
    void generatedSection_isThatOfTheObjects() throws IOException {
        String document = document();
        String before = document.substring(0, document.indexOf(DashboardReport.BEGIN));
        String after = document.substring(document.indexOf(DashboardReport.END) + DashboardReport.END.length());
        String expected = before + DashboardReport.markdown() + after;
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(document())
                .as("docs/dashboards.md tells what was checked. Run with -Dregenerate=true and look at the difference")
                .isEqualTo(expected);
    }
}
