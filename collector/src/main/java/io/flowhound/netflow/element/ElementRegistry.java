/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.element;

import io.flowhound.schema.CsvTable;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The information elements that this program can name: IANA's, NetFlow v9's own, those of vendors, and those that users
 * add. Immutable but for the tables of vendors, which are read when they are first needed; may be shared by threads. A
 * look-up boxes its key: templates are compiled with it, flows are not decoded with it.
 */
public final class ElementRegistry {
    /** The enterprise number of IANA's elements, and of NetFlow v9's field types, whose first 128 are the same. */
    public static final int IANA = 0;
    /** The enterprise number under which element N is IANA's N for the other direction (RFC 5103 section 6.1). */
    public static final int REVERSE = 29305;

    private static final int MAXIMUM_IPFIX_ID = 32767;
    /** CERT, whose YAF numbers the other direction of its own element N as N + 16384 (libfixbuf). */
    private static final int CERT = 6871;

    private static final int CERT_REVERSE = 0x4000;

    private final VendorTables vendors;
    /** IANA's and the users'. */
    private final Map<Long, InformationElement> elements;
    /** IANA's, and their reverse ones. */
    private final Map<String, InformationElement> names = new HashMap<>();

    private ElementRegistry(VendorTables vendors, Map<Long, InformationElement> elements) {
        this.vendors = vendors;
        this.elements = elements;
        elements.values().stream().filter(ElementRegistry::isIanas).forEach(element -> {
            InformationElement reverse = reverse(REVERSE, element.id(), element);
            names.putIfAbsent(element.name(), element);
            names.putIfAbsent(reverse.name(), reverse);
        });
    }

    /** The elements that this program comes with. */
    public static ElementRegistry load() {
        CsvTable iana =
                CsvTable.resource(ElementRegistry.class, "iana.csv", ElementCsv.ID, ElementCsv.NAME, ElementCsv.TYPE);
        return new ElementRegistry(new VendorTables(), Map.of()).with(ElementCsv.elements(iana, IANA));
    }

    /** A registry that has these elements as well; they replace those of the same enterprise and number. */
    public ElementRegistry with(Collection<InformationElement> more) {
        Map<Long, InformationElement> all = new LinkedHashMap<>(elements);
        more.forEach(element -> all.put(key(element.enterprise(), element.id()), element));
        return new ElementRegistry(vendors, all);
    }

    /**
     * The element with this number, or null when nobody has told us of it.
     *
     * @param enterprise the private enterprise number as 32 bits, 0 for IANA's and for NetFlow v9
     * @param id 0 to 65535
     */
    public @Nullable InformationElement find(int enterprise, int id) {
        InformationElement element = defined(enterprise, id);
        if (element != null) {
            return element;
        }
        InformationElement forward = null;
        if (enterprise == REVERSE && id <= MAXIMUM_IPFIX_ID) {
            forward = elements.get(key(IANA, id));
        } else if (enterprise == CERT && (id & CERT_REVERSE) != 0) {
            forward = defined(CERT, id & ~CERT_REVERSE);
        }
        return forward == null ? null : reverse(enterprise, id, forward);
    }

    private @Nullable InformationElement defined(int enterprise, int id) {
        InformationElement element = elements.get(key(enterprise, id));
        return element != null ? element : vendors.find(enterprise, id);
    }

    /** IANA's element of this name, or the reverse of IANA's whose name this is ({@code reverseOctetDeltaCount}), or null. */
    public @Nullable InformationElement byName(String name) {
        return names.get(name);
    }

    /**
     * The element that says the same as the one with this number, and by which others know it. An element of an enterprise
     * or of NetFlow v9's own that bears the name of an IANA element means what that means; every other element stands for
     * itself. Null when nobody has told us of the number.
     */
    public @Nullable InformationElement meaning(int enterprise, int id) {
        InformationElement element = find(enterprise, id);
        if (element == null) {
            return null;
        }
        InformationElement namesake = byName(element.name());
        return namesake != null && element.type().isAlike(namesake.type()) ? namesake : element;
    }

    /** IANA's elements and the users', in this order. */
    Collection<InformationElement> elements() {
        return Collections.unmodifiableCollection(elements.values());
    }

    private static boolean isIanas(InformationElement element) {
        return element.enterprise() == IANA && element.id() <= MAXIMUM_IPFIX_ID;
    }

    private static InformationElement reverse(int enterprise, int id, InformationElement forward) {
        String name = forward.name();
        String reverse = "reverse" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return new InformationElement(enterprise, id, reverse, forward.type());
    }

    static long key(int enterprise, int id) {
        return (long) enterprise << 32 | id;
    }
}
