/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A device asks a resolver outside for names, whatever the house has told it. */
final class ForeignLookup implements Behaviour {
    @Override
    public void act(Scene scene, Host host) {
        RemoteEnd resolver = scene.directory().remote(RemoteEnd.Kind.RESOLVER, "google-dns");
        boolean ipv6 = scene.ipv6(host, resolver);
        NameLookup.ask(scene, host, resolver, ipv6, scene.start(2_000));
    }
}
