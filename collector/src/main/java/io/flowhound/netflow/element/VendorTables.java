/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.element;

import io.flowhound.schema.CsvTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables that this program comes with besides IANA's: one an enterprise, and NetFlow v9's own numbers. Each is read
 * when its enterprise is first asked for, so that start-up and memory pay only for the vendors that are there.
 */
final class VendorTables {
    private static final String ENTERPRISE = "Enterprise";
    private static final String VENDOR = "Vendor";
    private static final String FILE = "File";

    private final Map<Integer, String> files = new HashMap<>();
    private final Map<Integer, Map<Integer, InformationElement>> read = new ConcurrentHashMap<>();

    VendorTables() {
        CsvTable index = CsvTable.resource(VendorTables.class, "enterprises.csv", ENTERPRISE, VENDOR, FILE);
        for (CsvTable.Row row : index.rows()) {
            files.put(row.range(ENTERPRISE, Integer.MAX_VALUE).first(), row.cell(FILE));
        }
    }

    /** The element with this number, or null when the tables do not have it. */
    @Nullable
    InformationElement find(int enterprise, int id) {
        String file = files.get(enterprise);
        return file == null ? null : table(enterprise, file).get(id);
    }

    private Map<Integer, InformationElement> table(int enterprise, String file) {
        return read.computeIfAbsent(enterprise, key -> byId(elements(enterprise, file)));
    }

    private static Map<Integer, InformationElement> byId(List<InformationElement> elements) {
        Map<Integer, InformationElement> table = HashMap.newHashMap(elements.size());
        elements.forEach(element -> table.put(element.id(), element));
        return table;
    }

    private static List<InformationElement> elements(int enterprise, String file) {
        return ElementCsv.elements(
                CsvTable.resource(VendorTables.class, file, ElementCsv.ID, ElementCsv.NAME, ElementCsv.TYPE),
                enterprise);
    }

    /** Every element of every table. */
    List<InformationElement> all() {
        List<InformationElement> all = new ArrayList<>();
        files.forEach((enterprise, file) -> all.addAll(elements(enterprise, file)));
        return Collections.unmodifiableList(all);
    }
}
