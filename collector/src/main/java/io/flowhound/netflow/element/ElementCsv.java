/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.element;

import io.flowhound.schema.CsvTable;
import io.flowhound.schema.NumberRange;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Understands tables of information elements in the columns of IANA's registry. */
final class ElementCsv {
    static final String ID = "ElementID";
    static final String NAME = "Name";
    static final String TYPE = "Abstract Data Type";

    private static final int MAXIMUM_ID = 65535;
    /** Names become keys of documents, so nothing that would have to be escaped there. */
    private static final Pattern SOUND_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private ElementCsv() {}

    /** The elements of a table, in its order; rows that only hold numbers back define none. */
    static Collection<InformationElement> elements(CsvTable table, int enterprise) {
        Map<Integer, InformationElement> elements = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            NumberRange ids = row.range(ID, MAXIMUM_ID);
            if (isHeldBack(row.cell(NAME))) {
                continue;
            }
            InformationElement element = element(row, ids, enterprise);
            if (elements.putIfAbsent(element.id(), element) != null) {
                throw row.bad(ID + " " + element.id() + " is defined twice in this file");
            }
        }
        return elements.values();
    }

    private static boolean isHeldBack(String name) {
        return name.isEmpty()
                || name.equals("Reserved")
                || name.equals("Unassigned")
                || name.startsWith("Assigned for NetFlow v9");
    }

    private static InformationElement element(CsvTable.Row row, NumberRange ids, int enterprise) {
        String name = row.cell(NAME);
        if (ids.first() != ids.last()) {
            throw row.bad("the range " + ids.first() + "-" + ids.last() + " cannot be called '" + name
                    + "'; give each element a row of its own");
        }
        if (!SOUND_NAME.matcher(name).matches()) {
            throw row.bad("the name '" + name + "' must begin with a letter and have only letters, digits, _ and -");
        }
        ElementType type = ElementType.ofIana(row.cell(TYPE));
        if (type == null) {
            throw row.bad("'" + row.cell(TYPE) + "' is no abstract data type of IPFIX; write one such as unsigned32,"
                    + " string or ipv4Address");
        }
        return new InformationElement(enterprise, ids.first(), name, type);
    }
}
