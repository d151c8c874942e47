/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A telephone call: signalling with the provider over SIP, then speech both ways, 50 packets a second each (G.711). */
final class PhoneCall implements Behaviour {
    private static final int SIP = 5060;
    private static final int FIRST_RTP_PORT = 16_384;
    private static final int RTP_PORTS = 4_000;
    private static final int SPEECH = 172;
    private static final int MILLISECONDS_PER_PACKET = 20;

    @Override
    public void act(Scene scene, Host host) {
        Dice dice = scene.dice();
        RemoteEnd provider = dice.pick(scene.directory().remotes(RemoteEnd.Kind.TELEPHONY));
        long duration = 1_000 + dice.size(50_000, 0.6);
        long start = scene.start(duration);
        scene.connect("sip", host, provider, false, start, duration, Exchange.stream(SIP, false, 6, 720, 7, 610));
        long speech = Math.max(1, (duration - 800) / MILLISECONDS_PER_PACKET);
        int port = FIRST_RTP_PORT + 2 * dice.between(0, RTP_PORTS - 1);
        Exchange rtp = Exchange.stream(port, false, speech, SPEECH, speech, SPEECH);
        scene.connect("voip", host, provider, false, start + 700, duration - 800, rtp);
    }
}
