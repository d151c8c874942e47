/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.metrics.DropReason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * What has become of the datagrams of an import: {@code merged.documents = stored + alreadyThere + refused}. Records of one conversation
 * are one document, so that there are fewer of these than flows, and nothing is lost.
 *
 * @param datagrams datagrams and messages read
 * @param flows flow records decoded
 * @param merged what these became
 * @param stored documents that are new in Elasticsearch
 * @param alreadyThere documents that an earlier import had stored
 * @param refused documents that Elasticsearch does not take
 * @param drops what could not be decoded
 * @param first when the first datagram arrived, epoch milliseconds; without meaning when there was none
 * @param last when the last one did
 */
record ImportResult(
        long datagrams,
        long flows,
        MergedRecords merged,
        long stored,
        long alreadyThere,
        long refused,
        Map<DropReason, Long> drops,
        long first,
        long last) {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    ImportResult {
        drops = Map.copyOf(drops);
    }

    void writeTo(ObjectNode json) {
        json.put("datagrams", datagrams).put("flows", flows);
        merged.writeTo(json.putObject("conversations"));
        json.put("stored", stored).put("already_there", alreadyThere).put("refused", refused);
        ObjectNode dropped = json.putObject("dropped");
        for (DropReason reason : DropReason.values()) {
            Long count = drops.get(reason);
            if (count != null) {
                dropped.put(reason.tag(), count);
            }
        }
        if (datagrams > 0) {
            json.put("first", MILLIS.format(Instant.ofEpochMilli(first)));
            json.put("last", MILLIS.format(Instant.ofEpochMilli(last)));
        }
    }
}
