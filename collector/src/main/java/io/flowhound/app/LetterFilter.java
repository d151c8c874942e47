/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.bulk.DeadLetterBox;
import io.flowhound.bulk.StoredLetter;
import io.flowhound.config.ConfigurationException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say which refused documents of which folder are meant. */
final class LetterFilter {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Only those whose status, error type or reason contains this text.")
    private @Nullable String reason;

    @Option(
            names = "--index",
            paramLabel = "INDEX",
            converter = Wildcards.class,
            description = "Only those of this index; * stands for any text.")
    private @Nullable Pattern index;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description = "Only those refused since then: 2h ago, 3d ago, or a time such as 2026-11-22T04:11:00Z.")
    private @Nullable Instant since;

    @Option(
            names = "--in",
            paramLabel = "FOLDER",
            description = "The folder of the dead-letter file, such as that which import names (default: data.dir).")
    private @Nullable Path folder;

    /** The box that is meant. */
    DeadLetterBox box(CommandContext context) throws ConfigurationException {
        return new DeadLetterBox(
                folder != null ? folder : context.configuration().data().dir());
    }

    /** Whether there is a condition at all. */
    boolean isSet() {
        return reason != null || index != null || since != null;
    }

    /** The conditions; all must hold. */
    Predicate<StoredLetter> test() {
        return letter -> (reason == null || contains(letter, reason))
                && (index == null || index.matcher(letter.index()).matches())
                && (since == null || !letter.time().isBefore(since));
    }

    private static boolean contains(StoredLetter letter, String text) {
        String all = letter.status() + " " + letter.error();
        return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    static final class Wildcards implements ITypeConverter<Pattern> {
        @Override
        public Pattern convert(String text) {
            return Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"));
        }
    }

    static final class Since implements ITypeConverter<Instant> {
        private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])( ago)?");

        @Override
        public Instant convert(String text) {
            Matcher ago = AGO.matcher(text);
            try {
                return ago.matches()
                        ? Instant.now().minus(duration(Long.parseLong(ago.group(1)), ago.group(2)))
                        : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no time: write 30m, 2h or 3d for so long ago, or 2026-11-22T04:11:00Z");
            }
        }

        private static Duration duration(long count, String unit) {
            return switch (unit) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
    }
}
