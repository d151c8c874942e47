/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON of any size, one object after the other, wherever they stand: indicators of STIX 2, attributes of MISP, and objects with an
 * address under a name that lists use, as in the lines of Spamhaus. Keeps of an object only what tells whether and how to use it.
 */
final class JsonObjects {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> ADDRESS_NAMES = List.of(
            "cidr",
            "ip",
            "ip_address",
            "ipAddress",
            "ipaddress",
            "dst_ip",
            "src_ip",
            "address",
            "network",
            "prefix",
            "ioc_value",
            "ioc");
    private static final Set<String> WANTED = wanted();
    /** What tells a list that has nothing in it at present from an error message. */
    private static final Set<String> CONTAINERS = Set.of("objects", "response", "Event", "Attribute", "data");

    private final Entries entries;
    private final Instant now;
    private final Deque<Map<String, String>> open = new ArrayDeque<>();
    private boolean isList;

    /** @param now decides which indicators of STIX are valid */
    JsonObjects(Entries entries, Instant now) {
        this.entries = entries;
        this.now = now;
    }

    private static Set<String> wanted() {
        Set<String> wanted = new java.util.HashSet<>(ADDRESS_NAMES);
        wanted.addAll(List.of("type", "value", "pattern", "pattern_type", "revoked", "valid_from", "valid_until"));
        wanted.addAll(List.of("to_ids", "deleted"));
        return Set.copyOf(wanted);
    }

    void read(InputStream in) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                take(parser, token);
            }
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new IOException(
                    "is damaged or half-written JSON: " + e.getOriginalMessage() + " in line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()),
                    e);
        }
        if (!isList && entries.size() == 0 && entries.unusedCount() == 0) {
            throw new IOException("is JSON without anything that is known as an address");
        }
    }

    private void take(JsonParser parser, JsonToken token) throws IOException {
        String name = parser.currentName();
        switch (token) {
            case START_OBJECT -> open.push(new HashMap<>(8));
            case END_OBJECT -> judge(open.pop(), parser.currentLocation().getLineNr());
            case START_ARRAY -> isList |= open.isEmpty() || CONTAINERS.contains(String.valueOf(name));
            case VALUE_STRING, VALUE_TRUE, VALUE_FALSE, VALUE_NUMBER_INT -> {
                Map<String, String> object = open.peek();
                if (object == null) {
                    entries.add(parser.getText(), parser.currentLocation().getLineNr());
                } else if (name != null && WANTED.contains(name)) {
                    object.put(name, parser.getText());
                }
            }
            default -> {}
        }
    }

    private void judge(Map<String, String> object, long line) throws IOException {
        String type = object.get("type");
        String pattern = object.get("pattern");
        isList |= "bundle".equals(type);
        if (pattern != null && "indicator".equals(type)) {
            indicator(object, pattern, line);
        } else if (object.containsKey("value") && type != null && object.containsKey("to_ids")) {
            attribute(object, type, line);
        } else {
            String address = address(object);
            if (address != null) {
                entries.add(address, line);
            }
        }
    }

    private static @Nullable String address(Map<String, String> object) {
        for (String name : ADDRESS_NAMES) {
            String address = object.get(name);
            if (address != null) {
                return address;
            }
        }
        return null;
    }

    private void attribute(Map<String, String> object, String type, long line) throws IOException {
        boolean meant = isTrue(object.get("to_ids")) && !isTrue(object.get("deleted"));
        if (meant && MispType.hasAddress(type)) {
            entries.add(MispType.address(type, String.valueOf(object.get("value"))), line);
        } else {
            entries.unused();
        }
    }

    private static boolean isTrue(@Nullable String value) {
        return "true".equals(value) || "1".equals(value);
    }

    private void indicator(Map<String, String> object, String pattern, long line) throws IOException {
        String language = object.get("pattern_type");
        boolean stix = language == null || language.equals("stix");
        List<String> addresses = stix && isValid(object) ? StixPattern.addresses(pattern) : null;
        if (addresses == null || addresses.isEmpty()) {
            entries.unused();
            return;
        }
        for (String address : addresses) {
            entries.add(address, line);
        }
    }

    /** Whether it is valid now. If that will change, the file is to be read again then. */
    private boolean isValid(Map<String, String> object) {
        if (isTrue(object.get("revoked"))) {
            return false;
        }
        Instant until = time(object.get("valid_until"));
        Instant from = time(object.get("valid_from"));
        if (until != null && !now.isBefore(until)) {
            return false;
        }
        if (from != null && now.isBefore(from)) {
            entries.changesAt(from);
            return false;
        }
        if (until != null) {
            entries.changesAt(until);
        }
        return true;
    }

    /** A time that cannot be read bounds nothing. */
    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
