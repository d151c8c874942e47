/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.flowhound.enrich.inventory.Inventory;
import io.flowhound.enrich.inventory.InventoryFiles;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFieldsTest {
    private static final IpAddress CLIENT = IpAddress.parse("10.0.0.7");
    private static final IpAddress SERVER = IpAddress.parse("192.0.2.1");
    private static final long NOON = 1_700_000_000_000L;
    private static final int FLOWS = 20_000;

    private final Networks networks = new Networks(List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8)));
    private final GeoPlaces places = new GeoPlaces(networks, null, null, Profile.STANDARD);
    private final HostNames names = new HostNames(networks);
    private final FlowRecord flow = new FlowRecord();

    @TempDir
    Path folder;

    private Place client = places.find(CLIENT.high(), CLIENT.low());
    private final Place server = places.find(SERVER.high(), SERVER.low());

    private FlowRecord flow(Profile profile) {
        flow.clear();
        flow.put(Field.TIMESTAMP, NOON);
        flow.putAddress(Field.SOURCE_IP, CLIENT.high(), CLIENT.low());
        flow.putAddress(Field.DESTINATION_IP, SERVER.high(), SERVER.low());
        put(new HostFields(names, profile));
        return flow;
    }

    private void put(HostFields fields) {
        fields.put(flow, client, server, places.inventory(), true, true);
    }

    private String json(Field field) {
        JsonBuffer json = new JsonBuffer(64);
        if (flow.has(field)) {
            flow.writeJson(field, json);
        }
        return json.toString();
    }

    private void learn() {
        names.lease(CLIENT, 0x00005E005323L, "laptop", NOON);
        names.answer("www.example.com", SERVER, NOON);
    }

    @Test
    void put_namesBothSides() {
        learn();
        flow(Profile.STANDARD);
        assertThat(json(Field.FLOW_SOURCE_ID)).isEqualTo("\"00-00-5E-00-53-23\"");
        assertThat(json(Field.FLOW_DESTINATION_ID)).isEmpty();
        assertThat(json(Field.SOURCE_DOMAIN)).isEqualTo("\"laptop\"");
        assertThat(json(Field.DESTINATION_DOMAIN)).isEqualTo("\"www.example.com\"");
        assertThat(json(Field.RELATED_HOSTS)).isEqualTo("[\"laptop\",\"www.example.com\"]");
    }

    @Test
    void put_lean_identifiesOnly() {
        learn();
        flow(Profile.LEAN);
        assertThat(json(Field.FLOW_SOURCE_ID)).isEqualTo("\"00-00-5E-00-53-23\"");
        assertThat(flow.has(Field.SOURCE_DOMAIN)).isFalse();
        assertThat(flow.has(Field.RELATED_HOSTS)).isFalse();
    }

    @Test
    void put_sameNameOnBothSides_isRelatedOnce() {
        names.answer("cluster.example", CLIENT, NOON);
        names.answer("cluster.example", SERVER, NOON);
        flow(Profile.FULL);
        assertThat(json(Field.RELATED_HOSTS)).isEqualTo("[\"cluster.example\"]");
    }

    @Test
    void put_onlyTheServerIsKnown() {
        names.answer("www.example.com", SERVER, NOON);
        flow(Profile.FULL);
        assertThat(json(Field.RELATED_HOSTS)).isEqualTo("[\"www.example.com\"]");
    }

    @Test
    void put_ofAnotherTime_orNothingLearnt_addsTheAddress() {
        names.lease(CLIENT, 0x00005E005323L, "laptop", NOON + 1);
        flow(Profile.FULL);
        assertThat(json(Field.FLOW_SOURCE_ID)).isEqualTo("\"10.0.0.7\"");
        assertThat(flow.has(Field.RELATED_HOSTS)).isFalse();
    }

    @Test
    void identity_isTheInventorys_elseTheOwnMac_elseThatOfTheLease_elseTheAddress() throws Exception {
        flow(Profile.STANDARD);
        assertThat(json(Field.FLOW_SOURCE_ID)).isEqualTo("\"10.0.0.7\"");
        names.lease(CLIENT, 0x00005E005323L, "laptop", NOON);
        flow(Profile.STANDARD);
        assertThat(json(Field.FLOW_SOURCE_ID)).isEqualTo("\"00-00-5E-00-53-23\"");
        names.owners().observe(0x00005E005324L, CLIENT.high(), CLIENT.low(), true, NOON - MacOwners.PROVEN_MILLIS);
        flow(Profile.STANDARD);
        flow.put(Field.EVENT_CREATED, NOON);
        flow.put(Field.SOURCE_MAC, 0x00005E005324L);
        put(new HostFields(names, Profile.STANDARD));
        assertThat(json(Field.FLOW_SOURCE_ID)).isEqualTo("\"00-00-5E-00-53-24\"");
        places.use(inventory("mac,name\n00-00-5E-00-53-23,by lease\n"));
        flow(Profile.STANDARD);
        assertThat(json(Field.FLOW_SOURCE_ID)).isEqualTo("\"by lease\"");
        assertThat(json(Field.SOURCE_DOMAIN)).isEqualTo("\"by lease\"");
        places.use(inventory("address,name\n10.0.0.7,by address\nmac,name\n00-00-5E-00-53-23,by lease\n"));
        client = places.find(CLIENT.high(), CLIENT.low());
        flow(Profile.STANDARD);
        assertThat(json(Field.FLOW_SOURCE_ID)).isEqualTo("\"by address\"");
    }

    private Inventory inventory(String text) throws IOException {
        InventoryFiles files = new InventoryFiles(List.of(Files.writeString(folder.resolve("inventory.csv"), text)));
        files.read(true);
        return files.inventory();
    }

    @Test
    void put_allocatesNothing() {
        learn();
        HostFields fields = new HostFields(names, Profile.STANDARD);
        flow(Profile.STANDARD);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 10 && least > 0; attempt++) { // the compilers may allocate while they work
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < FLOWS; i++) {
                flow.clear();
                flow.put(Field.TIMESTAMP, NOON);
                flow.putAddress(Field.SOURCE_IP, CLIENT.high(), CLIENT.low());
                flow.putAddress(Field.DESTINATION_IP, SERVER.high(), SERVER.low());
                put(fields);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(json(Field.RELATED_HOSTS)).isEqualTo("[\"laptop\",\"www.example.com\"]");
        assertThat(least).isZero();
    }
}
