/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.simulate.LineFile;
import io.flowhound.simulate.LineSink;
import io.flowhound.simulate.LogParameters;
import io.flowhound.simulate.SimulatedLine;
import io.flowhound.simulate.SyslogSender;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code simulate} that have to do with log lines, and where the lines go. */
final class SyslogOptions {
    @Option(
            names = "--syslog",
            paramLabel = "HOST:PORT",
            description =
                    "Sends the log lines of the network, too, over UDP and TCP, before the flows; loopback addresses"
                            + " only. The times in them are UTC, and those of the flows: let a collector that receives them later"
                            + " not guess zones, with syslog.zones.")
    private @Nullable String address;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Writes the log lines to a file, one a line, in the order of their sending.")
    private @Nullable Path file;

    @Option(
            names = "--logs",
            paramLabel = "SHARE",
            defaultValue = "" + LogParameters.DEFAULT_SHARE,
            description = "Share of the computers and servers that send their log, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double share;

    @Option(
            names = "--log-skew",
            paramLabel = "SHARE",
            defaultValue = "" + LogParameters.DEFAULT_SKEWED,
            description = "Share of those whose clock is wrong, by up to 90 seconds or by hours, 0 to 1"
                    + " (default: ${DEFAULT-VALUE}).")
    private double skewed;

    /** Whether anybody wants lines. */
    boolean isWanted() {
        return address != null || file != null;
    }

    LogParameters parameters() {
        return new LogParameters(share, skewed, LogParameters.DEFAULT.loss());
    }

    /**
     * Opens what the lines go to.
     *
     * @param rate lines a second at most
     * @throws IllegalArgumentException when they would go to another machine
     */
    Output open(int rate) throws IOException {
        SyslogSender sender = null;
        if (address != null) {
            InetSocketAddress target = TargetAddress.parse("--syslog", address, "127.0.0.1:5514");
            sender = new SyslogSender(target, target, rate);
        }
        return new Output(sender, file == null ? null : new LineFile(file));
    }

    /** A file, a collector, or both. */
    record Output(@Nullable SyslogSender sender, @Nullable LineFile file) implements LineSink, AutoCloseable {
        @Override
        public void take(SimulatedLine line) throws IOException, InterruptedException {
            if (file != null) {
                file.take(line);
            }
            if (sender != null) {
                sender.take(line);
            }
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
            if (sender != null) {
                sender.close();
            }
        }
    }
}
