/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.config.Default;
import io.flowhound.config.Doc;
import io.flowhound.config.Range;
import io.flowhound.config.Required;
import java.util.List;

/** A service that hosts offer. */
public record ServiceSetting(
        @Doc("Its name.") @Required String name,

        @Doc(
                "What conversations with it are: those of the mix with this name, and `tcp` also for the other kinds over TCP.")
        @Default("tcp")
        Traffic traffic,

        @Doc("The protocol of an `odd` service.") @Default("tcp")
        Transport protocol,

        @Doc("Its port.") @Range(min = "1", max = "65535") @Required
        Integer port,

        @Doc("The sites where it is. Without: all.") List<String> sites,

        @Doc("How many hosts of a site offer it; fifty times as many where `internet` is set.")
        @Default("3")
        @Range(min = "1", max = "1000")
        int servers,

        @Doc("How often it is used, beside others of its traffic.") @Default("1") @Range(min = "0", max = "1000")
        double weight) {
    public ServiceSetting {
        sites = List.copyOf(sites);
    }

    /** What conversations are like. */
    public enum Traffic {
        TCP,
        DNS,
        QUIC,
        ONE_WAY,
        ODD
    }

    /** What an odd service runs over. */
    public enum Transport {
        TCP,
        UDP
    }

    int number() {
        boolean tcp = traffic == Traffic.TCP || (traffic == Traffic.ODD && protocol == Transport.TCP);
        return tcp ? FlowKey.TCP : FlowKey.UDP;
    }
}
