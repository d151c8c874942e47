/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The part that {@code status} and {@code templates} share: whom they ask for what, and how they print it. */
final class PageOutput {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLEAR = "\033[H\033[2J";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "EXPORTER",
            description = "Address or name of one exporter (default: all).")
    private @Nullable String exporter;

    @ArgGroup
    private @Nullable Form form;

    private static final class Form {
        @Option(names = "--json", description = "Print JSON, also on a terminal.")
        private boolean json;

        @Option(names = "--text", description = "Print a table, also into a pipe.")
        private boolean text;
    }

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            description = "Ask again every so many seconds, until interrupted.")
    private int watchSeconds;

    /** Prints a page, again and again with {@code --watch}; returns the exit code. */
    int run(CommandContext context, String path, Function<JsonNode, String> text, BooleanSupplier terminal)
            throws Exception {
        if (watchSeconds < 0) {
            throw new ParameterException(spec.commandLine(), "--watch takes a number of seconds from 1");
        }
        IpAddress wanted = wanted();
        boolean person = terminal.getAsBoolean();
        boolean asText = form == null ? person : form.text && !form.json;
        try (AdminClient client =
                new AdminClient(context.configuration().admin().address())) {
            JsonNode page = client.get(path, wanted);
            print(page, asText ? text : PageOutput::pretty, context.out(), false);
            while (watchSeconds > 0) {
                Thread.sleep(watchSeconds * 1000L);
                page = again(client, path, wanted, context.err());
                if (page != null) {
                    print(page, asText ? text : PageOutput::pretty, context.out(), person && asText);
                }
            }
            return wanted == null || known(page) ? 0 : unknown(wanted, context.err());
        }
    }

    private static @Nullable JsonNode again(
            AdminClient client, String path, @Nullable IpAddress wanted, PrintStream err) throws InterruptedException {
        try {
            return client.get(path, wanted);
        } catch (IOException e) {
            err.println("flowhound: " + Failures.oneLine(e)); // it may be restarting
            return null;
        }
    }

    private static void print(JsonNode page, Function<JsonNode, String> form, PrintStream out, boolean clear) {
        out.print((clear ? CLEAR : "") + form.apply(page));
        out.flush();
    }

    private static String pretty(JsonNode page) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(page) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON cannot be written", e);
        }
    }

    private @Nullable IpAddress wanted() {
        if (exporter == null) {
            return null;
        }
        try {
            return IpAddress.of(InetAddress.getByName(exporter));
        } catch (UnknownHostException e) {
            throw new ParameterException(
                    spec.commandLine(), "EXPORTER '" + exporter + "' is no address and no host that is known", e);
        }
    }

    private static boolean known(@Nullable JsonNode page) {
        return page != null && !page.path("exporters").isEmpty();
    }

    private static int unknown(IpAddress wanted, PrintStream err) {
        err.println("flowhound: the collector knows of no exporter " + wanted
                + ": look at the list without an address; the sender that it sees may be a relay or gateway");
        return 1;
    }
}
