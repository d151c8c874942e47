/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.elastic.ElasticException;
import io.flowhound.simulate.SimulatedSyslog;
import io.flowhound.simulate.SyslogSender;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** The log lines of the demo's network: sent to the collector, and counted in Elasticsearch. */
final class DemoLogs {
    private static final int RATE = 2_000;

    private final SimulatedSyslog syslog;
    private final Consumer<String> say;

    /** @param say takes lines for people */
    DemoLogs(SimulatedSyslog syslog, Consumer<String> say) {
        this.syslog = syslog;
        this.say = say;
    }

    /** How many documents they should become. */
    long expected() {
        return syslog.lines().size();
    }

    /**
     * Sends them all, before the flows: so the names that they tell are known when the flows come.
     *
     * @param datagrams where the collector takes syslog over UDP
     * @param streams where it does so over TCP
     */
    void send(InetSocketAddress datagrams, InetSocketAddress streams) throws IOException, InterruptedException {
        long hosts =
                syslog.truth().hosts().stream().filter(host -> host.lines() > 0).count();
        say.accept(String.format(
                "sending %,d log lines of %d hosts to 127.0.0.1:%d (UDP) and %d (TCP)",
                expected(), hosts, datagrams.getPort(), streams.getPort()));
        try (SyslogSender sender = new SyslogSender(datagrams, streams, RATE)) {
            sender.send(syslog);
        }
    }

    /** Prints how many are stored, by the parser that understood them; whether all are there. */
    boolean print(PrintStream out, DemoQueries queries) throws ElasticException {
        long stored = queries.count();
        out.printf("%n%-30s %10s %10s%n", "Log lines", "sent", "stored");
        out.printf("  %-28s %,10d %,10d%n", "all", expected(), stored);
        queries.byParser()
                .forEach((parser, lines) -> out.printf(
                        "  %-28s %10s %,10d%n", parser.equals("-") ? "not understood further" : parser, "", lines));
        return stored == expected();
    }
}
