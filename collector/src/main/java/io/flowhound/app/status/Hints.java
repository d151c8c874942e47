/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import io.flowhound.metrics.DropReason;
import io.flowhound.netflow.ExporterReport;
import io.flowhound.schema.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What an exporter's figures mean, in plain words, and what to change at the exporter. Problems come first. */
final class Hints {
    private static final long SILENT_MILLIS = 5 * 60_000;
    private static final long CLOCK_MILLIS = 5_000;
    private static final long HALF_HOUR = 30 * 60_000;
    /** The largest difference between a local time and UTC. */
    private static final long ZONE_MILLIS = 14 * 60 * 60_000;
    /** How far from whole half hours an offset may be and still be a mistaken time zone. */
    private static final long ZONE_TOLERANCE = 60_000;

    private static final long TIMEOUT_MILLIS = 300_000;
    private static final long LOSS_UNITS = 100;
    private static final double LOSS = 0.01;
    private static final long RESTARTS = 5;
    private static final int DOMAINS = 32;
    private static final long FLOWLESS_DATAGRAMS = 10;

    private final Gateways gateways;

    Hints(Gateways gateways) {
        this.gateways = gateways;
    }

    /**
     * What there is to say of an exporter.
     *
     * @param now epoch milliseconds up to which datagrams have been decoded
     * @param started when the collector was
     */
    List<Hint> of(ExporterView exporter, long now, long started) {
        List<Hint> hints = new ArrayList<>();
        sender(exporter, hints);
        silence(exporter, now, started, hints);
        clock(exporter, hints);
        sequence(exporter, hints);
        drops(exporter, hints);
        versions(exporter, hints);
        flows(exporter, hints);
        timeout(exporter, hints);
        TemplateHints.add(exporter, now, hints);
        hints.sort(Comparator.comparing(Hint::severity));
        return hints;
    }

    private void sender(ExporterView exporter, List<Hint> hints) {
        if (exporter.streams().isEmpty()) {
            return;
        }
        IpAddress address = exporter.streams().get(0).address();
        if (gateways.contains(address)) {
            hints.add(
                    Hint.problem(
                            "container-gateway",
                            "The sender is a container gateway: the container engine has replaced the addresses of the exporters by its own, so several devices may look like this one.",
                            "Run the collector in the host's network (network_mode: host), or turn off the engine's userland proxy, so that the real senders are seen."));
        }
        long domains = exporter.streams().stream()
                .mapToLong(ExporterReport::domain)
                .distinct()
                .count();
        if (domains > DOMAINS) {
            hints.add(
                    Hint.note(
                            "many-domains",
                            Words.count(domains)
                                    + " observation domains send from this address. A chassis has one for each line card; more come from relays, from NAT, and from exporters that take a new number at each start.",
                            "Look whether a relay or NAT hides several exporters. Templates are kept for each domain apart, for decoder.max-domains of them."));
        }
    }

    private static void silence(ExporterView exporter, long now, long started, List<Hint> hints) {
        if (exporter.streams().isEmpty()) {
            return;
        }
        long last = exporter.last();
        if (now - Math.max(last, started) <= SILENT_MILLIS) {
            return;
        }
        String what = last == 0
                ? "Nothing has come since the collector started, " + Words.duration(now - started) + " ago."
                : "Nothing has come for " + Words.duration(now - last) + ".";
        hints.add(
                Hint.problem(
                        "silent",
                        what,
                        "Look whether the device is up, still exports to this collector, and is not blocked by a firewall in between."));
    }

    private static void clock(ExporterView exporter, List<Hint> hints) {
        long offset = extreme(exporter, ExporterReport::clockOffsetMillis);
        long size = Math.abs(offset);
        if (size <= CLOCK_MILLIS) {
            return;
        }
        String way = offset > 0 ? "ahead of ours" : "behind ours";
        long fromHalfHours = Math.abs(size - Math.round(size / (double) HALF_HOUR) * HALF_HOUR);
        if (size > ZONE_MILLIS + ZONE_TOLERANCE) {
            hints.add(Hint.problem(
                    "clock-not-set",
                    "Its clock is " + Words.duration(size) + " " + way
                            + ": it is not set. Such flows are filed under the time of their arrival.",
                    "Configure NTP at the exporter."));
        } else if (size >= HALF_HOUR - ZONE_TOLERANCE && fromHalfHours <= ZONE_TOLERANCE) {
            hints.add(
                    Hint.problem(
                            "time-zone",
                            "Its clock is almost exactly " + Words.duration(Math.round(size / 60_000.0) * 60_000) + " "
                                    + way + ": its local time is taken for UTC.",
                            "Set the time zone at the exporter (or UTC as both), and configure NTP. Export times are UTC by definition."));
        } else {
            hints.add(Hint.problem(
                    "clock-offset",
                    "Its clock is " + Words.duration(size) + " " + way
                            + "; its flows are that far from where they belong.",
                    "Configure NTP at the exporter, and look whether this machine's own clock is right."));
        }
    }

    private static long extreme(ExporterView exporter, ToLongFunction<ExporterReport> value) {
        return exporter.streams().stream()
                .map(value::applyAsLong)
                .max(Comparator.comparingLong(Math::abs))
                .orElse(0L);
    }

    private static void sequence(ExporterView exporter, List<Hint> hints) {
        ExporterReport worst = null;
        for (ExporterReport stream : exporter.streams()) {
            boolean counts = stream.sequence().lost() + received(stream) >= LOSS_UNITS;
            if (counts && loss(stream) > LOSS && (worst == null || loss(stream) > loss(worst))) {
                worst = stream;
            }
        }
        if (worst != null) {
            hints.add(
                    Hint.problem(
                            "sequence-loss",
                            String.format(
                                    Locale.ROOT,
                                    "%.1f %% of what it sent has not arrived (%s).",
                                    100 * loss(worst),
                                    Words.count(worst.sequence().lost(), unit(worst))),
                            "Look at the receive errors of the sockets (netstat -su), raise net.core.rmem_max, and look for a full link or a second sender with the same address and domain."));
        }
        long restarts = exporter.streams().stream()
                .mapToLong(stream -> stream.sequence().restarts())
                .max()
                .orElse(0);
        if (restarts >= RESTARTS) {
            hints.add(Hint.problem(
                    "restarts",
                    "Its sequence has begun anew " + Words.count(restarts, "time")
                            + ": it reboots, or several devices send from one address (NAT, a relay, a cluster) with the same domain.",
                    "Look at the device's uptime. Give each device its own source address or observation domain."));
        }
    }

    private static double loss(ExporterReport stream) {
        long lost = stream.sequence().lost();
        return lost == 0 ? 0 : (double) lost / (lost + received(stream));
    }

    private static long received(ExporterReport stream) {
        return stream.sequence().arrived();
    }

    private static String unit(ExporterReport stream) {
        return stream.sequence().datagrams() ? "datagram" : "record";
    }

    private static void drops(ExporterView exporter, List<Hint> hints) {
        long unknown = exporter.dropped(DropReason.UNKNOWN_VERSION);
        if (unknown > 0) {
            hints.add(Hint.problem(
                    "not-netflow",
                    "What it sends is no NetFlow and no IPFIX (" + Words.count(unknown, "datagram")
                            + "): perhaps sFlow, or syslog at the wrong port.",
                    "Set the device to NetFlow v9 or IPFIX; sFlow cannot be read."));
        }
        long damaged = exporter.dropped(DropReason.TRUNCATED)
                + exporter.dropped(DropReason.BAD_LENGTH)
                + exporter.dropped(DropReason.BAD_TEMPLATE);
        if (damaged > 0) {
            hints.add(
                    Hint.problem(
                            "damaged",
                            "It has sent " + Words.count(damaged, "message")
                                    + " with a part that could not be read; the rest of them was used.",
                            "The log says which. Look for a firmware update, and for a relay that cuts datagrams; a capture (tcpdump -w) read with ./flowhound decode shows more."));
        }
        long late = exporter.dropped(DropReason.NO_TEMPLATE);
        if (late > 0) {
            hints.add(Hint.problem(
                    "templates-too-late",
                    Words.count(late, "data set") + " of it had to be given up: the template did not come in time.",
                    "Set the exporter's template refresh to 1 minute, or restart its export."));
        }
        long bounded =
                exporter.dropped(DropReason.TOO_MANY_TEMPLATES) + exporter.dropped(DropReason.TOO_MANY_EXPORTERS);
        if (bounded > 0) {
            hints.add(
                    Hint.problem(
                            "too-many-templates",
                            "It has announced more than may be remembered; " + Words.count(bounded, "time")
                                    + " something was left out.",
                            "If the device is honest, raise decoder.max-templates, decoder.max-domains or decoder.max-exporters."));
        }
    }

    private static void versions(ExporterView exporter, List<Hint> hints) {
        List<Integer> versions = exporter.streams().stream()
                .map(ExporterReport::version)
                .distinct()
                .sorted()
                .toList();
        if (versions.size() > 1) {
            String names = versions.stream().map(Protocols::name).collect(Collectors.joining(" and "));
            hints.add(
                    Hint.problem(
                            "several-versions",
                            names
                                    + " come from one address: the same traffic may be told twice, or several devices stand behind one address.",
                            "Keep one export to this collector, with the highest version. If it is a relay or NAT, let the devices send directly."));
        }
        if (versions.contains(5)) {
            hints.add(Hint.note(
                    "v5-no-ipv6",
                    "NetFlow v5 carries no IPv6, no MAC addresses and no VLANs: that part of the traffic is not seen.",
                    "Set the exporter to NetFlow v9 or IPFIX if it can."));
        }
        if (versions.contains(1) || versions.contains(7)) {
            hints.add(Hint.note(
                    "old-version",
                    (versions.contains(1) ? "NetFlow v1" : "NetFlow v7")
                            + " is old: it carries no IPv6, and v1 has no sequence numbers, so that losses cannot be seen.",
                    "Set the exporter to NetFlow v9, IPFIX or at least v5 if it can."));
        }
    }

    private static void flows(ExporterView exporter, List<Hint> hints) {
        long datagrams = exporter.streams().stream()
                .mapToLong(stream -> stream.counts().datagrams())
                .sum();
        long flows = exporter.streams().stream()
                .mapToLong(stream -> stream.counts().flows())
                .sum();
        boolean waiting =
                exporter.streams().stream().anyMatch(stream -> !stream.missing().isEmpty());
        if (datagrams >= FLOWLESS_DATAGRAMS && flows == 0 && !waiting) {
            hints.add(Hint.problem(
                    "no-flows",
                    "It sends (" + Words.count(datagrams, "datagram")
                            + "), but no flow has come: only templates and options.",
                    "Turn flow monitoring on at the interfaces that traffic passes, inbound at least."));
        }
        long rate = extreme(exporter, stream -> stream.observations().samplingRate());
        if (rate > 1) {
            hints.add(Hint.note(
                    "sampled",
                    "It looks at one packet of " + Words.count(rate)
                            + ". Octets and packets are scaled by that; short connections are mostly missed, so logins and pivots cannot be found reliably.",
                    "Export without sampling where the device can bear it, at least at the interfaces of servers."));
        }
    }

    private static void timeout(ExporterView exporter, List<Hint> hints) {
        long timeout = extreme(exporter, stream -> stream.observations().activeTimeoutMillis());
        if (timeout > TIMEOUT_MILLIS) {
            hints.add(Hint.problem(
                    "active-timeout",
                    "It seems to report a long flow only every " + Words.duration(timeout)
                            + ": graphs show gaps and then peaks, and connections are known that much later.",
                    "Set its active timeout to 60 seconds."));
        }
    }
}
