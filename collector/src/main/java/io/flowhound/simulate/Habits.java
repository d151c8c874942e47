/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import io.flowhound.simulate.RemoteEnd.Kind;
import java.util.List;

/**
 * What the devices of each role do all day, and how often. Sizes and durations are of the order that such services show
 * on home networks.
 */
final class Habits {
    private static final Behaviour WEB = new WebVisit();
    private static final Behaviour LOOKUP = new NameLookup();
    private static final Behaviour TIME = new TimeSync();
    private static final Behaviour DISCOVERY = new Discovery();
    private static final Behaviour PING = new Ping();
    private static final Behaviour FAILED = new FailedConnection();
    private static final Behaviour MAIL = new TlsCall("mail", Kind.MAIL, 993, 1_500, 9_000, 1.4, 3);
    private static final Behaviour VIDEO = new TlsCall("video", Kind.STREAMING, 443, 9_000, 4_000_000, 1.6, 45);
    private static final Behaviour THING = new TlsCall("cloud", Kind.CLOUD, 8883, 900, 700, 0.8, 12);
    private static final Behaviour UPDATE = new TlsCall("update", Kind.WEB, 443, 1_200, 90_000, 1.9, 2);
    private static final Behaviour OFFSITE_BACKUP = new TlsCall("backup", Kind.BACKUP, 443, 3_000_000, 4_000, 1.3, 40);
    private static final Behaviour PRINTER_REPORT =
            new TlsCall("printer-report", Kind.PRINTER_MAKER, 443, 4_000, 1_500, 0.7, 4);
    private static final Behaviour WINDOWS_FILES = new LocalCall("smb", "nas", 445, 30_000, 250_000, 2.0, 15);
    private static final Behaviour UNIX_FILES = new LocalCall("nfs", "nas", 2049, 40_000, 200_000, 2.0, 20);
    private static final Behaviour MEDIA = new LocalCall("media", "media-server", 8096, 8_000, 20_000_000, 1.5, 60);
    private static final Behaviour GIT = new LocalCall("git", "git-server", 443, 2_500, 30_000, 1.6, 1);
    private static final Behaviour PRINTING = new LocalCall("printing", "printer", 9100, 600_000, 900, 1.0, 6);
    private static final Behaviour HOME_CONTROL = new LocalCall("mqtt", "home-automation", 1883, 800, 500, 0.7, 20);
    private static final Behaviour BACKUP_OVER_SSH = new LocalCall("rsync", "nas", 22, 5_000_000, 60_000, 1.2, 30);

    private Habits() {}

    static List<Habit> of(Role role) {
        return switch (role) {
            case ROUTER -> List.of(new Habit(1, TIME), new Habit(2, FAILED), new Habit(1, UPDATE));
            case WORKSTATION ->
                List.of(
                        new Habit(30, WEB),
                        new Habit(6, LOOKUP),
                        new Habit(4, MAIL),
                        new Habit(3, VIDEO),
                        new Habit(4, WINDOWS_FILES),
                        new Habit(0.3, PRINTING),
                        new Habit(0.2, BACKUP_OVER_SSH),
                        new Habit(1, TIME),
                        new Habit(1, PING),
                        new Habit(1.5, FAILED),
                        new Habit(0.5, DISCOVERY));
            case LAPTOP ->
                List.of(
                        new Habit(24, WEB),
                        new Habit(6, LOOKUP),
                        new Habit(5, MAIL),
                        new Habit(2, VIDEO),
                        new Habit(3, WINDOWS_FILES),
                        new Habit(3, UNIX_FILES),
                        new Habit(1, GIT),
                        new Habit(0.2, PRINTING),
                        new Habit(1, TIME),
                        new Habit(1, PING),
                        new Habit(1.5, FAILED),
                        new Habit(0.7, DISCOVERY));
            case PHONE ->
                List.of(
                        new Habit(13, WEB),
                        new Habit(5, LOOKUP),
                        new Habit(3, MAIL),
                        new Habit(2, VIDEO),
                        new Habit(4, THING),
                        new Habit(0.6, TIME),
                        new Habit(0.6, FAILED),
                        new Habit(0.7, DISCOVERY));
            case TELEVISION ->
                List.of(
                        new Habit(6, VIDEO),
                        new Habit(4, LOOKUP),
                        new Habit(3, THING),
                        new Habit(2, MEDIA),
                        new Habit(0.5, TIME),
                        new Habit(1, DISCOVERY));
            case SPEAKER ->
                List.of(
                        new Habit(4, VIDEO),
                        new Habit(4, THING),
                        new Habit(3, LOOKUP),
                        new Habit(0.4, TIME),
                        new Habit(1, DISCOVERY));
            case THING ->
                List.of(
                        new Habit(4, THING),
                        new Habit(2, LOOKUP),
                        new Habit(1, HOME_CONTROL),
                        new Habit(0.5, TIME),
                        new Habit(0.3, DISCOVERY));
            case PRINTER -> List.of(new Habit(3, PRINTER_REPORT), new Habit(2, LOOKUP), new Habit(0.6, DISCOVERY));
            case RESOLVER -> List.of(new Habit(12, LOOKUP), new Habit(1, TIME), new Habit(0.5, UPDATE));
            case FILE_SERVER ->
                List.of(
                        new Habit(3, OFFSITE_BACKUP),
                        new Habit(1, UPDATE),
                        new Habit(2, LOOKUP),
                        new Habit(1, TIME),
                        new Habit(1, DISCOVERY));
            case SERVER ->
                List.of(
                        new Habit(4, UPDATE),
                        new Habit(6, UNIX_FILES),
                        new Habit(8, THING),
                        new Habit(4, LOOKUP),
                        new Habit(1, PING),
                        new Habit(1, TIME));
        };
    }
}
