/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.List;

/** Which addresses are our own. */
@Doc("Which addresses are our own. `network.direction` and the locality of both sides follow from it.")
public record Networks(
        @Doc(
                "Ranges of addresses inside. Give your public ranges too, together with these; the default is what is not routed on the Internet: RFC 1918, shared addresses (RFC 6598: carriers' NAT and overlay networks), loopback, link-local, and unique local addresses (RFC 4193).")
        @Default({
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "::1",
            "fc00::/7",
            "fe80::/10"
        })
        @Reloads
        List<Cidr> internal) {
    public Networks {
        internal = List.copyOf(internal);
    }
}
