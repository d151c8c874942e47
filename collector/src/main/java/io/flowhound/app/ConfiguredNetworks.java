/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Cidr;
import io.flowhound.config.Listen;
import io.flowhound.enrich.Networks;
import io.flowhound.listen.Intake;
import io.flowhound.listen.SenderNetworks;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.List;

/** Turns the networks of the configuration into those that the data path works with. */
final class ConfiguredNetworks {
    private ConfiguredNetworks() {}

    static Networks internal(List<Cidr> networks) {
        return new Networks(networks.stream().map(ConfiguredNetworks::network).toList());
    }

    /** Whom the listeners listen to, and how much they take. */
    static Intake intake(Listen listen) {
        return new Intake(senders(listen.allow()), listen.rateLimit(), (int)
                listen.receiveBuffer().bytes());
    }

    static SenderNetworks senders(List<Cidr> networks) {
        return new SenderNetworks(
                networks.stream().map(ConfiguredNetworks::network).toList());
    }

    static IpNetwork network(Cidr cidr) {
        return IpNetwork.of(IpAddress.of(cidr.network()), cidr.prefixLength());
    }
}
