/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * Something that happens to a host or by it beside its habits.
 *
 * @param share of all flow records of a scene, above 0
 * @param host its name
 */
record Incident(double share, String host, Behaviour behaviour) {
    /** So often at most for each record that is wanted: where every port is taken, nothing more can happen. */
    private static final int PATIENCE = 4;

    /** Lets it happen until its share of the scene is full; in a small scene that may be never. */
    void play(Scene scene) {
        int wanted = (int) (share * scene.capacity());
        int until = scene.records() + wanted;
        Host actor = scene.directory().host(host);
        for (int i = 0; i < PATIENCE * wanted && scene.records() < until && !scene.isFull(); i++) {
            behaviour.act(scene, actor);
        }
    }
}
