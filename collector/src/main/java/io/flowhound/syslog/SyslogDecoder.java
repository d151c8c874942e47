/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.ecs.DocumentHandler;
import io.flowhound.journal.Entry;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;

/** Makes one document of each syslog message. For one thread. */
public final class SyslogDecoder {
    private final LineReader reader;
    private final LogWriter writer = new LogWriter();
    private final LogEvent event = new LogEvent();
    private final DocumentHandler documents;

    /** Documents go to {@code documents}. */
    public SyslogDecoder(SyslogSettings settings, DocumentHandler documents, CollectorMetrics metrics) {
        this.reader = new LineReader(settings);
        this.documents = documents;
    }

    /** Makes a document of an entry; one without octets is the end of a connection and makes none. */
    public void entry(Entry entry) {
        if (entry.length == 0) {
            return;
        }
        IpAddress sender = new IpAddress(entry.addressHigh, entry.addressLow);
        reader.read(entry.data, entry.offset, entry.length, entry.arrivalMillis, sender, event);
        long time = event.number(LogField.TIMESTAMP, entry.arrivalMillis);
        JsonBuffer json = documents.begin(time, entry.incarnation, entry.position, 0);
        writer.write(event, json);
        documents.end();
    }
}
