/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.LoginRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginRowTest {
    private final List<LoginRecord> records = new ArrayList<>();
    private final HitPage page = new HitPage("first", new LoginRow(records::add));

    private int read(String json) throws IOException {
        return page.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void read_hits_whereverTheyStand() throws Exception {
        int hits = read("""
                {"took":3,"_shards":{"failures":[{"hits":{"hits":[{}]}}]},"pit_id":"second","hits":{"max_score":null,"hits":[
                {"_index":"i","fields":{"source.ip":["10.0.0.1"],"source.port":[40000],"destination.ip":["10.0.0.2"],
                "destination.port":[22],"@timestamp":["1000"],"flow.tcp_flags":["ACK","SYN","???"],"other":[{"a":[1]}]},"sort":[7]},
                {"_index":"i","_score":null,"sort":[8],"fields":{"source.ip":["10.0.0.1"]}}]}}""");
        assertThat(hits).isEqualTo(2);
        assertThat(page.pit()).isEqualTo("second");
        assertThat(page.last()).isEqualTo(8);
        assertThat(records)
                .containsExactly(new LoginRecord(
                        1_000, 1_000, 1_000, "10.0.0.1", 40_000, "10.0.0.2", 22, -1, -1, 18, "", 1, null, null));
        assertThat(read("{\"hits\":{\"hits\":[]}}")).isZero();
        assertThat(page.total()).isEqualTo(2);
    }

    @Test
    void read_times_areMadeOfWhatThereIs() throws Exception {
        read(hit("\"@timestamp\":[\"9000\"],\"event.duration\":[2500000000]"));
        read(hit("\"@timestamp\":[\"9000\"],\"event.end\":[\"8000\"],\"event.created\":[\"9500\"]"));
        read(hit("\"@timestamp\":[\"9000\"],\"event.start\":[\"8500.123456\"],\"event.end\":[\"8000\"]"));
        assertThat(records).extracting(LoginRecord::start).containsExactly(6_500L, 8_000L, 8_500L);
        assertThat(records).extracting(LoginRecord::end).containsExactly(9_000L, 8_000L, 8_500L);
        assertThat(records).extracting(LoginRecord::arrival).containsExactly(9_000L, 9_500L, 9_000L);
    }

    @Test
    void read_identities_whereThereAreAny() throws Exception {
        read(hit("\"flow.source.id\":[\"00-00-5E-00-53-01\"],\"flow.destination.id\":[\"00-00-5E-00-53-02\"]"));
        read(hit("\"@timestamp\":[\"9000\"]"));
        read(hit(
                "\"flow.source.id\":[\"10.0.0.1\"],\"flow.destination.id\":[\"nas\"]")); // an address says nothing more
        assertThat(records).extracting(LoginRecord::sourceId).containsExactly("00-00-5E-00-53-01", null, null);
        assertThat(records).extracting(LoginRecord::destinationId).containsExactly("00-00-5E-00-53-02", null, "nas");
    }

    @Test
    void read_whatConversationsSay_whereTheyDo() throws Exception {
        read(hit("\"flow.tcp_state\":[\"refused\"],\"flow.tcp_flags\":[\"SYN\"],\"flow.reverse.tcp_flags\":[\"RST\"]"));
        read(hit("\"flow.tcp_state\":[\"established\"],\"flow.role.reason\":[\"biflow\"],\"flow.duplicate\":[true]"));
        read(hit("\"flow.role.reason\":[\"lower-port\"],\"flow.duplicate\":[false]"));
        assertThat(records)
                .extracting(LoginRecord::known)
                .containsExactly(
                        new LoginRecord.Known(true, false, false),
                        new LoginRecord.Known(false, true, true),
                        LoginRecord.Known.NOTHING);
        assertThat(records).extracting(LoginRecord::tcpFlags).containsExactly(6, 0, 0);
    }

    private static String hit(String more) {
        return "{\"hits\":{\"hits\":[{\"fields\":{\"source.ip\":[\"10.0.0.1\"],\"destination.ip\":[\"10.0.0.2\"],"
                + more + "},\"sort\":[1]}]}}";
    }
}
