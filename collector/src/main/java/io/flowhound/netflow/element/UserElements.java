/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.element;

import io.flowhound.schema.CsvTable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The elements that users define in files of their own, in IANA's columns and one for the private enterprise number. All
 * that is wrong is found in one go; what is right can be used nevertheless.
 */
public final class UserElements {
    private static final String ENTERPRISE = "Enterprise";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
    /** The one after it is reserved by IANA, and stands for the scopes of NetFlow v9 here. */
    private static final long MAXIMUM_ENTERPRISE = 0xFFFF_FFFEL;

    private static final int MAXIMUM_IPFIX_ID = 32767;

    private final ElementRegistry registry;
    private final Map<Long, String> places = new HashMap<>();
    private final List<InformationElement> elements = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private UserElements(ElementRegistry registry) {
        this.registry = registry;
    }

    /**
     * Reads files, whatever is in them.
     *
     * @param registry where names are looked up: an element that bears the name of an IANA element must have its type
     */
    public static UserElements read(List<Path> files, ElementRegistry registry) {
        UserElements found = new UserElements(registry);
        files.forEach(found::readFile);
        return found;
    }

    private void readFile(Path file) {
        try (Reader in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            CsvTable table =
                    CsvTable.read(in, file.toString(), ENTERPRISE, ElementCsv.ID, ElementCsv.NAME, ElementCsv.TYPE);
            table.rows().forEach(row -> readRow(row, file));
        } catch (IOException e) {
            problems.add(file + ": cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private void readRow(CsvTable.Row row, Path file) {
        try {
            InformationElement element = ElementCsv.element(row, enterprise(row));
            if (element != null) {
                check(row, element, file);
                elements.add(element);
            }
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private static int enterprise(CsvTable.Row row) {
        String text = row.cell(ENTERPRISE);
        if (text.isEmpty()) {
            return ElementRegistry.IANA;
        }
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > MAXIMUM_ENTERPRISE) {
            throw row.bad(ENTERPRISE + " '" + text + "' is no private enterprise number; write one of 0 to "
                    + MAXIMUM_ENTERPRISE + ", or nothing for IANA's elements and those of NetFlow v9");
        }
        return (int) Long.parseLong(text);
    }

    private void check(CsvTable.Row row, InformationElement element, Path file) {
        if (element.enterprise() != ElementRegistry.IANA && element.id() > MAXIMUM_IPFIX_ID) {
            throw row.bad(ElementCsv.ID + " " + element.id() + " is above " + MAXIMUM_IPFIX_ID
                    + ", where the numbers of an enterprise end; numbers of NetFlow v9 have no enterprise");
        }
        String first =
                places.putIfAbsent(ElementRegistry.key(element.enterprise(), element.id()), file + ":" + row.line());
        if (first != null) {
            throw row.bad("this element is defined already at " + first + "; keep one of the two rows");
        }
        InformationElement namesake = registry.byName(element.name());
        if (namesake != null && !isSame(namesake, element) && !namesake.type().isAlike(element.type())) {
            throw row.bad("'" + element.name() + "' is an IANA element of type "
                    + namesake.type().ianaName() + "; write that type when this one means the same, else another name");
        }
    }

    private static boolean isSame(InformationElement one, InformationElement other) {
        return one.enterprise() == other.enterprise() && one.id() == other.id();
    }

    /** What the sound rows define, in their order. */
    public List<InformationElement> elements() {
        return Collections.unmodifiableList(elements);
    }

    /** What is wrong: file, line, problem and what to write, one a row. */
    public List<String> problems() {
        return Collections.unmodifiableList(problems);
    }
}
