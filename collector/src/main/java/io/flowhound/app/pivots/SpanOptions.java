/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options {@code --from} and {@code --to}. */
public final class SpanOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "2026-03-07T11:12:00Z, a date (the beginning of that day, UTC), or -24h for so long ago.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "As --from; a date means the end of that day (default: now).")
    private @Nullable String to;

    /**
     * A span of time.
     *
     * @param from milliseconds since 1970
     * @param to milliseconds since 1970, behind the beginning
     */
    public record Span(long from, long to) {}

    /** Whether either was given. */
    public boolean given() {
        return from != null || to != null;
    }

    /**
     * The span, which ends now when no end was given.
     *
     * @param otherwise text of the beginning when none was given, or null when it must be
     * @throws ParameterException when a time is none, one is missing, or the end is not behind the beginning
     */
    public Span span(Instant now, @Nullable String otherwise) {
        String begin = from == null ? otherwise : from;
        if (begin == null) {
            throw new ParameterException(spec.commandLine(), "Give --from TIME, such as --from -24h");
        }
        Moments moments = new Moments(now);
        try {
            Instant start = moments.from(begin);
            Instant end = to == null ? now : moments.to(to);
            if (!start.isBefore(end)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--from " + start + " is not before --to " + end + ": nothing lies between");
            }
            return new Span(start.toEpochMilli(), end.toEpochMilli());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
