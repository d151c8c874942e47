/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How a value of each type is read from text, written as text and described. */
final class Scalars {
    private static final String SECRET_FILE = "file:";

    private static final Map<Class<?>, Kind> KINDS = Map.ofEntries(
            Map.entry(String.class, new Kind("text", text -> text)),
            Map.entry(Boolean.class, new Kind("true, false", Scalars::truth)),
            Map.entry(
                    Integer.class, new Kind("whole number", text -> Math.toIntExact(number(text, Integer.MAX_VALUE)))),
            Map.entry(Long.class, new Kind("whole number", text -> number(text, Long.MAX_VALUE))),
            Map.entry(Double.class, new Kind("number", Scalars::fraction)),
            Map.entry(Duration.class, new Kind("duration", Durations::parse)),
            Map.entry(ZoneId.class, new Kind("time zone", Scalars::zone)),
            Map.entry(LocalDate.class, new Kind("date", Scalars::date)),
            Map.entry(DataSize.class, new Kind("size", DataSize::parse)),
            Map.entry(Address.class, new Kind("address", Address::parse)),
            Map.entry(Target.class, new Kind("udp://HOST:PORT", Target::parse)),
            Map.entry(Cidr.class, new Kind("address range", Cidr::parse)),
            Map.entry(PortRange.class, new Kind("port or range of ports", PortRange::parse)),
            Map.entry(NameServer.class, new Kind("address of a resolver", NameServer::parse)),
            Map.entry(Edge.class, new Kind("client -> server", Edge::parse)),
            Map.entry(Path.class, new Kind("path", Scalars::path)),
            Map.entry(URI.class, new Kind("URL", Scalars::url)),
            Map.entry(Secret.class, new Kind("secret", Scalars::secret)));

    private record Kind(String name, Reader reader) {}

    private interface Reader {
        Object read(String text) throws BadValueException;
    }

    private Scalars() {}

    /** Whether values of a type are written as one text. */
    static boolean knows(Class<?> type) {
        return KINDS.containsKey(type) || type.isEnum();
    }

    /** What to write for a type, for people. */
    static String describe(Class<?> type) {
        return type.isEnum() ? String.join(", ", names(type)) : kind(type).name;
    }

    static Object read(Class<?> type, String text) throws BadValueException {
        return type.isEnum() ? constant(type, text) : kind(type).reader.read(text);
    }

    /** The text that {@link #read} understands; secrets as a mask. */
    static String write(Object value) {
        return switch (value) {
            case Duration duration -> Durations.write(duration);
            case Enum<?> constant -> name(constant);
            default -> value.toString();
        };
    }

    /** The text of a value, of the items of a list or of the entries of a map. */
    static String writeAll(Object value) {
        return switch (value) {
            case List<?> list ->
                String.join(", ", list.stream().map(Scalars::write).toList());
            case Map<?, ?> map ->
                String.join(
                        ", ",
                        map.entrySet().stream()
                                .map(entry -> write(entry.getKey()) + ": " + write(entry.getValue()))
                                .toList());
            default -> write(value);
        };
    }

    private static Kind kind(Class<?> type) {
        return Objects.requireNonNull(KINDS.get(type), () -> "no setting can have the type " + type);
    }

    private static Object constant(Class<?> type, String text) throws BadValueException {
        for (Object constant : type.getEnumConstants()) {
            if (name((Enum<?>) constant).equalsIgnoreCase(text)) {
                return constant;
            }
        }
        List<String> names = names(type);
        throw new BadValueException("must be one of " + String.join(", ", names), Suggestions.closest(text, names));
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> name((Enum<?>) constant))
                .toList();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static long number(String text, long max) throws BadValueException {
        try {
            long number = Long.parseLong(text);
            if (number <= max && number >= -max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The message below says it.
        }
        throw new BadValueException("is no whole number up to " + max, null);
    }

    private static boolean truth(String text) throws BadValueException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            case "yes", "on", "1" -> throw new BadValueException("must be true or false", "true");
            case "no", "off", "0" -> throw new BadValueException("must be true or false", "false");
            default -> throw new BadValueException("must be true or false", null);
        };
    }

    private static double fraction(String text) throws BadValueException {
        if (!text.matches("-?(\\d{1,12}(\\.\\d{0,12})?|\\.\\d{1,12})")) {
            String point = text.replace(',', '.');
            throw new BadValueException("is no number, such as 0.4", point.matches("\\d+\\.\\d+") ? point : null);
        }
        return Double.parseDouble(text);
    }

    private static ZoneId zone(String text) throws BadValueException {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new BadValueException("is no time zone", Suggestions.closest(text, ZoneId.getAvailableZoneIds()));
        }
    }

    private static LocalDate date(String text) throws BadValueException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadValueException("is no date; write year-month-day, such as 2027-06-30", null);
        }
    }

    private static Path path(String text) throws BadValueException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadValueException("is no path: " + e.getReason(), null);
        }
    }

    private static URI url(String text) throws BadValueException {
        URI uri;
        try {
            uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (URISyntaxException e) {
            throw new BadValueException("is no URL, such as https://localhost:9200", null);
        }
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            String guess = text.contains("/") || text.contains("@") ? null : "http://" + text;
            throw new BadValueException("must begin with http:// or https://", guess);
        }
        if (uri.getRawUserInfo() != null) {
            throw new BadValueException("must not carry user and password; settings of their own take them", null);
        }
        if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new BadValueException("must have a host, and neither ? nor #", null);
        }
        return uri;
    }

    private static Secret secret(String text) throws BadValueException {
        if (!text.startsWith(SECRET_FILE)) {
            return new Secret(text);
        }
        Path file = path(text.substring(SECRET_FILE.length()));
        String content;
        try {
            content = Files.readString(file).strip();
        } catch (IOException e) {
            throw new BadValueException("cannot be read from the file " + file, null);
        }
        if (content.isEmpty()) {
            throw new BadValueException("is to be read from the file " + file + ", which is empty", null);
        }
        return new Secret(content);
    }
}
