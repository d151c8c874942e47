/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.element;

import io.flowhound.schema.CsvTable;
import io.flowhound.schema.NumberRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands tables of information elements in the columns of IANA's registry. */
final class ElementCsv {
    static final String ID = "ElementID";
    static final String NAME = "Name";
    static final String TYPE = "Abstract Data Type";

    private static final int MAXIMUM_ID = 65535;
    /** Names become keys of documents, so nothing that would have to be escaped there. */
    private static final Pattern SOUND_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private ElementCsv() {}

    /** The elements of one of our own tables, in its order; rows that only hold numbers back define none. */
    static List<InformationElement> elements(CsvTable table, int enterprise) {
        List<InformationElement> elements = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (CsvTable.Row row : table.rows()) {
            InformationElement element = element(row, enterprise);
            if (element != null && !ids.add(element.id())) {
                throw row.bad(ID + " " + element.id() + " is defined twice in this file");
            }
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    /**
     * The element that a row defines; null when it only holds numbers back.
     *
     * @throws IllegalArgumentException when the row cannot be used; the message starts with file and line
     */
    static @Nullable InformationElement element(CsvTable.Row row, int enterprise) {
        NumberRange ids = row.range(ID, MAXIMUM_ID);
        String name = row.cell(NAME);
        if (isHeldBack(name, row.cell(TYPE))) {
            return null;
        }
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

    private static boolean isHeldBack(String name, String type) {
        return (name.isEmpty() && type.isEmpty())
                || name.equals("Reserved")
                || name.equals("Unassigned")
                || name.startsWith("Assigned for NetFlow v9");
    }
}
