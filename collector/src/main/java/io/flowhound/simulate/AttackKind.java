/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;
import java.util.Locale;

/** Every kind of attack that can be asked for, and every kind of decoy: logins that are no attack and look like one. */
public enum AttackKind {
    /** A chain over SSH, each login inside the one before. */
    SSH(Pace.ANY, 5),
    /** The same over RDP. */
    RDP(Pace.ANY, 5),
    /** The same over WinRM, with and without TLS. */
    WINRM(Pace.ANY, 5),
    /** The same over one or the other. */
    MIXED(Pace.ANY, 5),
    /** A chain that stays at each host for 15 to 60 minutes, while all logins are open. */
    SLOW_OPEN(Pace.FIXED, 2),
    /** A chain that logs out before it goes on, 6 to 27 minutes later. */
    SLOW_CLOSED(Pace.FIXED, 2),
    /** From the last stepping stone to several hosts. */
    PARALLEL(Pace.ANY, 5),
    /** A chain that comes back to a host where it has been. */
    LOOP(Pace.ANY, 5),
    /** A chain that begins outside of the network. */
    EXTERNAL(Pace.ANY, 5),
    /** Decoy: the second login is older than the first. */
    REVERSED(Pace.ANY, 0),
    /** Decoy: the second login begins too long after the first one has ended. */
    GAP(Pace.FIXED, 0),
    /** Decoy: the first login is refused. */
    FAILED_LOGIN(Pace.ANY, 0),
    /** Decoy: two people use one jump host at once. */
    SHARED_BASTION(Pace.ANY, 0);

    private enum Pace {
        /** In a short scene it is done faster. */
        ANY,
        /** Its times are what it is about. */
        FIXED
    }

    private final Pace pace;
    /** Most stepping stones when nobody says how many. */
    final int usualStones;

    AttackKind(Pace pace, int usualStones) {
        this.pace = pace;
        this.usualStones = usualStones;
    }

    /** Whether it is no attack, so that nobody should be told of it. */
    public boolean isDecoy() {
        return usualStones == 0;
    }

    boolean canHurry() {
        return pace == Pace.ANY;
    }

    /** What the option of the command line calls it: {@code slow-open}. */
    public String option() {
        return label().replace('_', '-');
    }

    /** What labels call it: {@code slow_open}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Attack attack() {
        return switch (this) {
            case SSH -> ChainAttack.by(List.of(LoginService.SSH));
            case RDP -> ChainAttack.by(List.of(LoginService.RDP));
            case WINRM -> ChainAttack.by(List.of(LoginService.WINRM, LoginService.WINRM, LoginService.WINRM_TLS));
            case MIXED -> ChainAttack.by(LoginService.MIXED);
            case SLOW_OPEN -> ChainAttack.slowBy(LoginService.MIXED);
            case SLOW_CLOSED -> new SlowClosedAttack(LoginService.MIXED);
            case PARALLEL -> new ParallelAttack(ChainAttack.by(List.of(LoginService.SSH)));
            case LOOP -> new LoopAttack(ChainAttack.by(List.of(LoginService.SSH)));
            case EXTERNAL -> ChainAttack.outsideBy(LoginService.MIXED);
            case REVERSED -> Decoy.REVERSED;
            case GAP -> Decoy.GAP;
            case FAILED_LOGIN -> Decoy.FAILED_LOGIN;
            case SHARED_BASTION -> new SharedBastion();
        };
    }
}
