/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import java.net.InetSocketAddress;
import java.util.Locale;

/** Says why an address could not be bound and what to do. */
final class BindFailure {
    private BindFailure() {}

    /**
     * The explanation for a failure of the operating system. The JDK and Netty tell the cause in words only.
     *
     * @param setting the setting that names the address
     */
    static String explain(InetSocketAddress address, Throwable cause, String setting) {
        String message = String.valueOf(cause.getMessage());
        String words = message.toLowerCase(Locale.ROOT);
        int port = address.getPort();
        if (words.contains("in use")) {
            return "the port is in use. Stop what uses it (ss -ltunp 'sport = :" + port + "' shows that) or set "
                    + setting + " to another port.";
        }
        if (words.contains("permission denied") || words.contains("not permitted")) {
            return "no permission. Ports below 1024 need root or CAP_NET_BIND_SERVICE. Under systemd give the unit"
                    + " AmbientCapabilities=CAP_NET_BIND_SERVICE and the same as CapabilityBoundingSet=; with Docker publish the"
                    + " port as a higher one, such as 514:5514. Or set " + setting + " to a higher port.";
        }
        if (words.contains("cannot assign") || words.contains("can't assign")) {
            return "this machine does not have the address. Set " + setting
                    + " to one that `ip address` shows, or to [::].";
        }
        return message + ". Check " + setting + ".";
    }
}
