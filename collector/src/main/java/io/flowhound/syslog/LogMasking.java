/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.enrich.AddressRules.Texts;
import io.flowhound.enrich.AddressText;
import io.flowhound.enrich.Masking;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is to be stored in the place of the addresses of a line, in its fields and in its texts, and takes away what names the
 * same client or server. To be called when everything is known that follows from the true addresses.
 */
final class LogMasking {
    private static final LogField[] FIELDS = LogField.values();
    private static final List<LogField> OF_SOURCE =
            List.of(LogField.SOURCE_MAC, LogField.SOURCE_DOMAIN, LogField.SOURCE_ADDRESS);
    private static final List<LogField> OF_DESTINATION =
            List.of(LogField.DESTINATION_MAC, LogField.DESTINATION_DOMAIN, LogField.DESTINATION_ADDRESS);

    private final Masking masking;
    private final AddressText texts;

    LogMasking(Masking masking) {
        this.masking = masking;
        this.texts = new AddressText(masking);
    }

    boolean isOn() {
        return masking.isOn();
    }

    /** Changes the event. The community id and related names are gone then where they told of a changed address. */
    void apply(LogEvent event) {
        boolean source = covers(event, LogField.SOURCE_IP) || covers(event, LogField.SOURCE_NAT_IP);
        boolean destination = covers(event, LogField.DESTINATION_IP) || covers(event, LogField.DESTINATION_NAT_IP);
        if (source) {
            OF_SOURCE.forEach(event::remove);
        }
        if (destination) {
            OF_DESTINATION.forEach(event::remove);
        }
        if (source || destination) {
            event.remove(LogField.NETWORK_COMMUNITY_ID);
            event.remove(LogField.RELATED_HOSTS);
        }
        if (masking.texts() == Texts.DROP) {
            event.remove(LogField.MESSAGE);
            event.remove(LogField.LOG_SYSLOG_STRUCTURED_DATA);
        }
        for (LogField field : FIELDS) {
            Object value = event.value(field);
            if (value != null && !(isText(field) && masking.texts() == Texts.KEEP)) {
                mask(event, field, value);
            }
        }
    }

    private boolean covers(LogEvent event, LogField field) {
        IpAddress address = event.address(field);
        return address != null && masking.covers(address.high(), address.low());
    }

    private static boolean isText(LogField field) {
        return field == LogField.MESSAGE || field == LogField.LOG_SYSLOG_STRUCTURED_DATA;
    }

    private void mask(LogEvent event, LogField field, @Nullable Object value) {
        if (value instanceof IpAddress address) {
            event.put(field, masking.mask(address));
        } else if (value instanceof String text) {
            String masked = texts.mask(text);
            if (!masked.equals(text)) {
                event.put(field, masked);
            }
        } else if (value instanceof List<?> list) {
            list(event, field, list);
        } else if (value instanceof Map<?, ?> tree) {
            tree(event, field, tree);
        }
    }

    private void list(LogEvent event, LogField field, List<?> members) {
        event.remove(field);
        for (Object member : members) {
            if (member instanceof IpAddress address) {
                event.add(field, masking.mask(address));
            } else {
                event.append(field, texts.mask(String.valueOf(member)));
            }
        }
    }

    private void tree(LogEvent event, LogField field, Map<?, ?> tree) {
        Map<String, Map<String, String>> masked = new LinkedHashMap<>();
        tree.forEach((name, below) -> {
            Map<String, String> values = new LinkedHashMap<>();
            if (below instanceof Map<?, ?> parameters) {
                parameters.forEach((key, text) -> values.put(String.valueOf(key), texts.mask(String.valueOf(text))));
            }
            masked.put(String.valueOf(name), values);
        });
        event.put(field, masked);
    }
}
