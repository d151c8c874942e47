/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.element;

import io.flowhound.schema.CsvTable;
import java.io.IOException;
import java.io.Reader;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The information elements that this program can name: IANA's, NetFlow v9's own, and those that tables of vendors or
 * users add. Immutable. A look-up boxes its key: templates are compiled with it, flows are not decoded with it.
 */
public final class ElementRegistry {
    /** The enterprise number of IANA's elements, and of NetFlow v9's field types, whose first 128 are the same. */
    public static final int IANA = 0;
    /** The enterprise number under which element N is IANA's N for the other direction (RFC 5103 section 6.1). */
    public static final int REVERSE = 29305;

    private static final int MAXIMUM_IPFIX_ID = 32767;

    private final Map<Long, InformationElement> forward;
    private final Map<Long, InformationElement> reverse = new HashMap<>();
    private final Map<String, InformationElement> names = new HashMap<>();

    private ElementRegistry(Map<Long, InformationElement> forward) {
        this.forward = forward;
        forward.values().forEach(element -> names.putIfAbsent(element.name(), element));
        forward.values().stream()
                .filter(element -> element.enterprise() == IANA && element.id() <= MAXIMUM_IPFIX_ID)
                .map(ElementRegistry::reversed)
                .forEach(element -> {
                    reverse.put(key(element.enterprise(), element.id()), element);
                    names.putIfAbsent(element.name(), element);
                });
    }

    /** The elements that this program comes with. */
    public static ElementRegistry load() {
        return new ElementRegistry(Map.of()).with(resource("iana.csv"), IANA).with(resource("netflow9.csv"), IANA);
    }

    private static CsvTable resource(String name) {
        return CsvTable.resource(ElementRegistry.class, name, ElementCsv.ID, ElementCsv.NAME, ElementCsv.TYPE);
    }

    /**
     * A registry that has the elements of a table as well; they replace those of the same enterprise and number.
     *
     * @param csv rows in IANA's columns; {@code ElementID}, {@code Name} and {@code Abstract Data Type} must be there.
     *     Read to its end, not closed
     * @param file the name that problems are reported under
     * @param enterprise the private enterprise number of all its rows as 32 bits, 0 for IANA's
     * @throws IllegalArgumentException when a row cannot be used; the message starts with file and line
     */
    public ElementRegistry with(Reader csv, String file, int enterprise) throws IOException {
        return with(CsvTable.read(csv, file, ElementCsv.ID, ElementCsv.NAME, ElementCsv.TYPE), enterprise);
    }

    private ElementRegistry with(CsvTable table, int enterprise) {
        Map<Long, InformationElement> all = new LinkedHashMap<>(forward);
        ElementCsv.elements(table, enterprise).forEach(element -> all.put(key(enterprise, element.id()), element));
        return new ElementRegistry(all);
    }

    /**
     * The element with this number, or null when nobody has told us of it.
     *
     * @param enterprise the private enterprise number as 32 bits, 0 for IANA's and for NetFlow v9
     * @param id 0 to 65535
     */
    public @Nullable InformationElement find(int enterprise, int id) {
        InformationElement element = forward.get(key(enterprise, id));
        return element != null ? element : reverse.get(key(enterprise, id));
    }

    /**
     * The element of this name, or null. When several have it the first wins, and IANA's come first: a NetFlow v9 field
     * type that means the same as an IANA element bears its name.
     */
    public @Nullable InformationElement byName(String name) {
        return names.get(name);
    }

    /** Every element but the reverse ones, IANA's first. */
    Collection<InformationElement> elements() {
        return Collections.unmodifiableCollection(forward.values());
    }

    private static InformationElement reversed(InformationElement element) {
        String name = element.name();
        String reversed = "reverse" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return new InformationElement(REVERSE, element.id(), reversed, element.type());
    }

    private static long key(int enterprise, int id) {
        return (long) enterprise << 32 | id;
    }
}
