/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.ecs.DocumentHandler;
import io.flowhound.enrich.HostNames;
import io.flowhound.enrich.Masking;
import io.flowhound.enrich.Places;
import io.flowhound.journal.Entry;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.SyslogMetrics;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.header.Problem;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import org.jspecify.annotations.Nullable;

/** Makes one document of each syslog message. For one thread. */
public final class SyslogDecoder {
    private final LineReader reader;
    private final Completion completion;
    private final NameLearner learner;
    private final LogMasking masking;
    private final LogWriter writer = new LogWriter();
    private final LogEvent event = new LogEvent();
    private final DocumentHandler documents;
    private final SyslogMetrics metrics;
    private final Senders senders;

    /**
     * Documents go to {@code documents}.
     *
     * @param places of the addresses that messages name
     * @param names learns what leases and look-ups tell of hosts, and names hosts whose lines do not
     */
    public SyslogDecoder(
            SyslogSettings settings,
            Places places,
            HostNames names,
            DocumentHandler documents,
            CollectorMetrics metrics) {
        this(settings, places, names, Masking.none(), documents, metrics);
    }

    /**
     * As the other, for those who must not store every address.
     *
     * @param masking what is stored of addresses
     */
    public SyslogDecoder(
            SyslogSettings settings,
            Places places,
            HostNames names,
            Masking masking,
            DocumentHandler documents,
            CollectorMetrics metrics) {
        this.reader = new LineReader(settings);
        this.masking = new LogMasking(masking);
        this.completion = new Completion(places, names);
        this.learner = new NameLearner(names);
        this.documents = documents;
        this.metrics = new SyslogMetrics(metrics.registry());
        this.senders = new Senders(this.metrics);
    }

    /**
     * Makes a document of an entry. One without octets is the end of a connection; one with nothing but blanks, line ends and NULs is
     * empty: neither makes a document. An entry whose address is :: comes from nobody who is known, such as a file.
     */
    public void entry(Entry entry) {
        if (entry.length == 0 && entry.session != 0) {
            return;
        }
        Sender sender = senders.of(entry.addressHigh, entry.addressLow);
        sender.metrics().messages.increment();
        if (isEmpty(entry)) {
            sender.metrics().empty.increment();
            return;
        }
        MessageParser parser =
                reader.read(entry.data, entry.offset, entry.length, entry.arrivalMillis, sender.address(), event);
        completion.complete(event, sender, entry.arrivalMillis);
        learner.learn(event);
        if (masking.isOn()) {
            masking.apply(event);
            completion.repeat(event);
        }
        long time = event.number(LogField.TIMESTAMP, entry.arrivalMillis);
        JsonBuffer json = documents.begin(time, entry.incarnation, entry.position, 0);
        writer.write(event, json);
        documents.end();
        count(sender, parser);
    }

    /** Reads lines by other settings from now on. To be called between two entries, by their thread. */
    public void use(SyslogSettings settings) {
        reader.use(settings);
    }

    private void count(Sender sender, @Nullable MessageParser parser) {
        sender.metrics().documents.increment();
        if (reader.failed()) {
            metrics.failed.increment();
        }
        Problem unparsed = reader.unparsed();
        if (parser != null) {
            sender.metrics().understood.increment();
            metrics.understood(parser.name()).increment();
        } else if (unparsed != null) {
            sender.metrics().unparsed.increment();
            metrics.unparsed(unparsed.tag()).increment();
        }
    }

    private static boolean isEmpty(Entry entry) {
        for (int i = entry.offset; i < entry.offset + entry.length; i++) {
            byte octet = entry.data[i];
            if (octet != ' ' && octet != '\r' && octet != '\n' && octet != '\t' && octet != 0) {
                return false;
            }
        }
        return true;
    }
}
