/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The login services that are looked at, by port and by the name that an exporter gives the application. */
public final class Services {
    // SMB, VNC and telnet are much used for other things, and are off by default.
    public static final Service SSH =
            new Service("ssh", new Technique("T1021.004", "SSH"), Set.of(22), Set.of("ssh", "openssh", "secure-shell"));

    public static final Service RDP = new Service(
            "rdp",
            new Technique("T1021.001", "Remote Desktop Protocol"),
            Set.of(3389),
            Set.of("rdp", "ms-rdp", "ms-wbt", "ms-wbt-server", "ms_rdp"));
    public static final Service WINRM = new Service(
            "winrm",
            new Technique("T1021.006", "Windows Remote Management"),
            Set.of(5985, 5986),
            Set.of("winrm", "ms-winrm", "windows-remote-management"));
    public static final Service SMB = new Service(
            "smb",
            new Technique("T1021.002", "SMB/Windows Admin Shares"),
            Set.of(445),
            Set.of("smb", "ms-smb", "cifs", "ms-ds-smb"));
    public static final Service VNC =
            new Service("vnc", new Technique("T1021.005", "VNC"), Set.of(5900, 5901), Set.of("vnc", "rfb"));
    public static final Service TELNET = new Service("telnet", Technique.REMOTE_SERVICES, Set.of(23), Set.of("telnet"));

    private final List<Service> all;
    private final Map<Integer, Service> byPort = new HashMap<>();
    private final Map<String, Service> byApplication = new HashMap<>();

    /** @throws IllegalArgumentException when two services claim one port or application, or there is none */
    public Services(Collection<Service> services) {
        all = List.copyOf(services);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no login service to look at: name at least one");
        }
        for (Service service : all) {
            service.ports().forEach(port -> claim(byPort.put(port, service), service, "port " + port));
            service.applications().forEach(name -> claim(byApplication.put(name, service), service, name));
        }
    }

    private static void claim(@Nullable Service before, Service service, String what) {
        if (before != null) {
            throw new IllegalArgumentException(
                    what + " belongs to " + before.name() + " and to " + service.name() + ": give it to one of them");
        }
    }

    /** SSH, RDP and WinRM. */
    public static Services defaults() {
        return new Services(List.of(SSH, RDP, WINRM));
    }

    public List<Service> all() {
        return all;
    }

    /** The service of a server's port, or null. */
    public @Nullable Service onPort(int port) {
        return byPort.get(port);
    }

    /** The service that an exporter names, or null; upper case does not matter. */
    public @Nullable Service named(String application) {
        return byApplication.get(application.toLowerCase(Locale.ROOT));
    }

    /** Every port, in rising order. */
    public SortedSet<Integer> ports() {
        return new TreeSet<>(byPort.keySet());
    }

    /** Every application name, in order. */
    public SortedSet<String> applications() {
        return new TreeSet<>(byApplication.keySet());
    }
}
