/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How mail is sent.
 *
 * @param name of the channel
 * @param host of the SMTP server
 * @param port 1 to 65535
 * @param encryption of the connection
 * @param user null for a server that asks for none
 * @param password null for a server that asks for none
 * @param from address
 * @param to addresses, at least one
 * @param least what is below is not told
 */
public record MailSettings(
        String name,
        String host,
        int port,
        Encryption encryption,
        @Nullable String user,
        @Nullable String password,
        String from,
        List<String> to,
        Urgency least) {
    /** How the connection is encrypted. */
    public enum Encryption {
        STARTTLS,
        TLS,
        NONE
    }

    public MailSettings {
        to = List.copyOf(to);
    }

    /** Without the password, so that it cannot get into a log. */
    @Override
    public String toString() {
        return "MailSettings[" + name + ", " + host + ":" + port + ", " + from + ", " + to + ", " + least + "]";
    }
}
