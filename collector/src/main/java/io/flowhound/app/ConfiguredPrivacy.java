/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Cidr;
import io.flowhound.config.MessagePrivacy;
import io.flowhound.config.Privacy;
import io.flowhound.config.Secret;
import io.flowhound.enrich.AddressRules;
import io.flowhound.enrich.AddressRules.Change;
import io.flowhound.enrich.AddressRules.Rule;
import io.flowhound.enrich.AddressRules.Texts;
import io.flowhound.schema.IpNetwork;
import java.util.ArrayList;
import java.util.List;

/** Turns the configuration into what is stored of addresses. */
final class ConfiguredPrivacy {
    private static final int IPV4_MAPPED = 96;

    private ConfiguredPrivacy() {}

    static AddressRules rules(Privacy privacy) {
        if (!privacy.isOn()) {
            return AddressRules.NONE;
        }
        List<Rule> rules = new ArrayList<>();
        privacy.truncate()
                .forEach((network, kept) -> rules.add(new Rule(
                        ConfiguredNetworks.network(network),
                        Change.TRUNCATED,
                        kept + (isIpv4(network) ? IPV4_MAPPED : 0))));
        privacy.pseudonyms().forEach(network -> rules.add(rule(network, Change.PSEUDONYM)));
        privacy.except().forEach(network -> rules.add(rule(network, Change.NONE)));
        Secret key = privacy.key();
        return new AddressRules(rules, key == null ? "" : key.reveal(), texts(privacy.messages()));
    }

    private static Rule rule(Cidr network, Change change) {
        IpNetwork of = ConfiguredNetworks.network(network);
        return new Rule(of, change, of.prefix());
    }

    private static boolean isIpv4(Cidr network) {
        return network.network().getAddress().length == 4;
    }

    private static Texts texts(MessagePrivacy messages) {
        return switch (messages) {
            case KEEP -> Texts.KEEP;
            case MASK -> Texts.MASK;
            case DROP -> Texts.DROP;
        };
    }
}
