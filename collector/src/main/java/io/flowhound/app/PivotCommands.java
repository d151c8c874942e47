/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.pivots.ElasticDesk;
import io.flowhound.app.pivots.PivotAccess;
import io.flowhound.app.pivots.PivotDesk;
import io.flowhound.config.Configuration;
import io.flowhound.config.ConfigurationException;
import io.flowhound.pivot.report.Style;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Gives the commands of the pivot hunt what they need of the program. */
final class PivotCommands implements PivotAccess {
    private final CommandContext context;

    PivotCommands(CommandContext context) {
        this.context = context;
    }

    @Override
    public PrintStream out() {
        return context.out();
    }

    @Override
    public PrintStream err() {
        return context.err();
    }

    @Override
    public Style style() {
        String name = System.getProperty("native.encoding", "");
        Charset charset =
                Charset.isSupported(name.isEmpty() ? "none" : name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
        return Style.of(Terminal.isStdout(), charset, context.environment());
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Configuration configuration() throws ConfigurationException {
        return context.configuration();
    }

    @Override
    public PivotDesk desk(Configuration configuration) throws IOException {
        return new ElasticDesk(
                configuration, ElasticAccess.hunter(configuration), owner("pivots"), context.err()::println);
    }

    /** Name of this process among those that hunt in one Elasticsearch. */
    static String owner(String what) {
        return HostName.get() + "-" + what + "-" + ProcessHandle.current().pid();
    }

    @Override
    public boolean templates(Configuration configuration) throws IOException {
        return InstalledTemplates.ensure(configuration, TemplateGate.HUNTED, context.err());
    }

    @Override
    public Ending notifier(Configuration configuration) throws IOException {
        if (!NotifyChannels.isAny(configuration)) {
            return () -> {};
        }
        Parts parts = new Parts();
        parts.add(NotifyChannels.notifier(configuration, new SimpleMeterRegistry()))
                .start();
        return parts::close;
    }

    @Override
    public Ending whenAskedToEnd(Runnable stop) {
        Shutdown shutdown = new Shutdown();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                shutdown.await();
                stop.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return () -> {
            waiting.interrupt();
            shutdown.close();
        };
    }
}
