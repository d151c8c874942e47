/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names the vendors of MAC addresses by files that the user gives, and reads them again when one has changed. A list that cannot be read
 * leaves the one before in use. Look-ups are safe from any thread and allocate nothing; {@link #reloadIfChanged} belongs to one.
 */
public final class MacVendors {
    private static final Logger log = LoggerFactory.getLogger(MacVendors.class);

    private final List<Path> files;
    private volatile VendorTable table = VendorTable.EMPTY;
    private List<String> seen = List.of();

    /** Reads the files; without any, nothing has a vendor. One that cannot be read is reported to the log. */
    public MacVendors(List<Path> files) {
        this.files = List.copyOf(files);
        reloadIfChanged();
    }

    /** Whether there are files, so that something may have a vendor. */
    public boolean isOn() {
        return !files.isEmpty();
    }

    /** How many blocks are known. */
    public int size() {
        return table.size();
    }

    /**
     * Reads files for {@code check}.
     *
     * @return how many blocks they have
     * @throws IOException naming a file that cannot be read or has none
     */
    public static int count(List<Path> files) throws IOException {
        return read(files).size();
    }

    private static VendorTable read(List<Path> files) throws IOException {
        VendorTable.Builder all = new VendorTable.Builder();
        for (Path file : files) {
            VendorFile.read(file, all);
        }
        return all.build();
    }

    /** Reads the files again when one has changed; whether another list is used now. */
    public boolean reloadIfChanged() {
        List<String> now = stamps();
        if (now.equals(seen)) {
            return false;
        }
        seen = now;
        try {
            table = read(files);
            log.info("MAC vendors: {} blocks from {}", table.size(), files);
            return true;
        } catch (IOException | RuntimeException e) { // whatever a file holds: flows go on
            log.warn("MAC vendors: {}; {}", e.toString(), table.size() == 0 ? "none are named" : "those before stay");
            return false;
        }
    }

    /** Time and size of each file; what tells that one is gone differs from both. */
    private List<String> stamps() {
        List<String> stamps = new ArrayList<>();
        for (Path file : files) {
            try {
                stamps.add(Files.getLastModifiedTime(file) + " " + Files.size(file));
            } catch (IOException e) {
                stamps.add("gone");
            }
        }
        return stamps;
    }

    /** Adds the vendors of both sides to a flow. */
    void put(FlowRecord flow) {
        VendorTable vendors = table;
        put(flow, vendors, Field.SOURCE_MAC, Field.FLOW_SOURCE_MAC_VENDOR);
        put(flow, vendors, Field.DESTINATION_MAC, Field.FLOW_DESTINATION_MAC_VENDOR);
    }

    private static void put(FlowRecord flow, VendorTable vendors, Field mac, Field vendor) {
        if (flow.has(mac)) {
            byte[] name = vendors.find(flow.number(mac));
            if (name != null) {
                flow.putJson(vendor, name);
            }
        }
    }
}
