/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.flowhound.enrich.inventory.Inventory;
import io.flowhound.flow.FlowRecord;
import io.flowhound.metrics.ReverseDnsMetrics;
import io.flowhound.schema.Field;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReverseNamesTest {
    private static final IpAddress SERVER = IpAddress.parse("192.0.2.1");
    private static final IpAddress CLIENT = IpAddress.parse("10.0.0.7");
    private static final long HOUR = 3_600_000;

    private final Networks networks = new Networks(List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8)));
    private final Resolvers resolvers = new Resolvers();
    private final ReverseDnsMetrics metrics = new ReverseDnsMetrics(new SimpleMeterRegistry());
    private final ReverseNames names = new ReverseNames(networks, resolvers, 1024, 1000, metrics);
    private long now;

    /** Keeps the questions until the test answers them. */
    private static final class Resolvers implements PointerQuestions {
        final List<String> asked = new ArrayList<>();
        final List<Answer> open = new ArrayList<>();
        boolean internal = true;
        boolean external = true;

        @Override
        public boolean asksInternal() {
            return internal;
        }

        @Override
        public boolean asksExternal() {
            return external;
        }

        @Override
        public void ask(IpAddress address, boolean isInternal, Answer answer) {
            asked.add((isInternal ? "internal " : "external ") + address);
            open.add(answer);
        }
    }

    private String find(IpAddress address) {
        byte[] name = names.find(address.high(), address.low());
        return name == null ? "none" : new String(name, StandardCharsets.UTF_8);
    }

    private void pass(long millis) {
        now += millis;
        names.tick(now);
    }

    private PointerQuestions.Answer next() {
        return resolvers.open.remove(0);
    }

    @Test
    void find_firstFlowHasNoName_laterOnesHave() {
        pass(100);
        assertThat(find(SERVER)).isEqualTo("none");
        pass(20);
        assertThat(resolvers.asked).containsExactly("external 192.0.2.1");
        assertThat(find(SERVER)).as("while the question is under way").isEqualTo("none");
        next().name("WWW.Example.com.", 3600);
        assertThat(find(SERVER)).isEqualTo("\"www.example.com\"");
        pass(20);
        assertThat(resolvers.asked).as("asked once").hasSize(1);
        assertThat(metrics.questions.count()).isEqualTo(1);
        assertThat(metrics.named.count()).isEqualTo(1);
    }

    @Test
    void find_nameLastsAsLongAsItsZoneSays_thenIsAskedAgain() {
        pass(100);
        find(SERVER);
        pass(20);
        next().name("www.example.com.", 300);
        pass(299_000);
        assertThat(find(SERVER)).isEqualTo("\"www.example.com\"");
        pass(2_000);
        assertThat(find(SERVER)).isEqualTo("none");
        pass(20);
        assertThat(resolvers.asked).hasSize(2);
        next().name("other.example.com.", 300);
        assertThat(find(SERVER)).isEqualTo("\"other.example.com\"");
    }

    @Test
    void find_namesLastAMinuteAtLeast_andADayAtMost() {
        pass(100);
        find(SERVER);
        find(CLIENT);
        pass(20);
        next().name("short.example.com.", 0);
        next().name("long.example.com.", Integer.MAX_VALUE);
        pass(59_000);
        assertThat(find(SERVER)).isEqualTo("\"short.example.com\"");
        assertThat(find(CLIENT)).isEqualTo("\"long.example.com\"");
        pass(24 * HOUR);
        assertThat(find(CLIENT)).isEqualTo("none");
    }

    @Test
    void find_whatHasNoName_isNotAskedAgainForAWhile() {
        pass(100);
        find(SERVER);
        find(CLIENT);
        pass(20);
        next().none(600);
        next().failed();
        find(SERVER);
        find(CLIENT);
        pass(20);
        assertThat(resolvers.asked).hasSize(2);
        pass(ReverseNames.FAILED_MILLIS);
        find(SERVER);
        find(CLIENT);
        pass(20);
        assertThat(resolvers.asked)
                .as("what failed comes first")
                .containsExactly("external 192.0.2.1", "internal 10.0.0.7", "internal 10.0.0.7");
        assertThat(metrics.nameless.count()).isEqualTo(1);
        assertThat(metrics.failed.count()).isEqualTo(1);
        assertThat(metrics.questions.count()).isEqualTo(3);
    }

    @Test
    void find_whatNobodyMayBeAskedFor_isNotAsked() {
        resolvers.internal = false;
        pass(100);
        for (String address : List.of(
                "10.0.0.7",
                "192.168.1.1",
                "172.16.0.1",
                "169.254.1.1",
                "fd00::1",
                "fe80::1",
                "127.0.0.1",
                "::1",
                "224.0.0.1",
                "ff02::1",
                "255.255.255.255",
                "0.0.0.0")) {
            assertThat(find(IpAddress.parse(address))).isEqualTo("none");
        }
        pass(1000);
        assertThat(resolvers.asked).isEmpty();
        resolvers.internal = true;
        resolvers.external = false;
        find(IpAddress.parse("192.168.1.1")); // not in the configured networks, and private all the same
        find(SERVER);
        pass(20);
        assertThat(resolvers.asked).containsExactly("internal 192.168.1.1");
    }

    @Test
    void flood_isBounded_andDropsAreCounted() {
        pass(100);
        int addresses = 50_000;
        for (int i = 0; i < addresses; i++) {
            names.find(0, 0xFFFF_0000_0000L | 0x0800_0000 + i);
        }
        assertThat(metrics.dropped.count()).isEqualTo(addresses - ReverseNames.MOST_WAITING);
        pass(1000);
        assertThat(resolvers.asked).hasSize(ReverseNames.MOST_UNDER_WAY);
        pass(1000);
        assertThat(resolvers.asked).as("nobody has answered yet").hasSize(ReverseNames.MOST_UNDER_WAY);
        for (int i = 0; i < ReverseNames.MOST_UNDER_WAY; i++) {
            next().failed();
        }
        pass(20); // a thousand a second
        assertThat(resolvers.asked).hasSizeLessThanOrEqualTo(2 * ReverseNames.MOST_UNDER_WAY);
        assertThat(metrics.questions.count())
                .isEqualTo(metrics.named.count()
                        + metrics.nameless.count()
                        + metrics.failed.count()
                        + resolvers.open.size());
    }

    @Test
    void rate_isKept() {
        ReverseNames slow = new ReverseNames(networks, resolvers, 1024, 10, metrics);
        slow.tick(1);
        for (int i = 0; i < 500; i++) {
            slow.find(0, 0xFFFF_0000_0000L | 0x0800_0000 + i);
        }
        int before = resolvers.asked.size();
        for (long time = 20; time <= 2_000; time += 20) {
            slow.tick(time);
        }
        assertThat(resolvers.asked.size() - before).isBetween(18, 21);
    }

    @Test
    void name_thatIsNone_countsAsNone() {
        pass(100);
        find(SERVER);
        pass(20);
        next().name("\u202E.", 300);
        assertThat(find(SERVER)).isEqualTo("none");
        assertThat(metrics.nameless.count()).isEqualTo(1);
    }

    /** Leases and answers in the logs go before, which are of the time of the flow. */
    @Test
    void hostFields_askOnlyForWhatIsNotKnown() {
        HostNames hosts = new HostNames(networks);
        hosts.ask(names);
        hosts.answer("told.example.com", SERVER, now);
        pass(100);
        FlowRecord flow = new FlowRecord();
        flow.put(Field.TIMESTAMP, 1000);
        flow.putAddress(Field.SOURCE_IP, CLIENT.high(), CLIENT.low());
        flow.putAddress(Field.DESTINATION_IP, SERVER.high(), SERVER.low());
        GeoPlaces places = new GeoPlaces(networks, null, null, Profile.STANDARD);
        Place client = places.find(CLIENT.high(), CLIENT.low());
        Place server = places.find(SERVER.high(), SERVER.low());
        HostFields fields = new HostFields(hosts, Profile.STANDARD);
        fields.put(flow, client, server, Inventory.EMPTY, true, true);
        assertThat(flow.has(Field.SOURCE_DOMAIN)).isFalse();
        pass(20);
        assertThat(resolvers.asked).containsExactly("internal 10.0.0.7");
        next().name("laptop.lan.", 300);
        fields.put(flow, client, server, Inventory.EMPTY, true, true);
        JsonBuffer json = new JsonBuffer(64);
        flow.writeJson(Field.SOURCE_DOMAIN, json);
        flow.writeJson(Field.DESTINATION_DOMAIN, json);
        flow.writeJson(Field.RELATED_HOSTS, json);
        assertThat(json.toString())
                .isEqualTo("\"laptop.lan\"\"told.example.com\"[\"laptop.lan\",\"told.example.com\"]");
    }

    @Test
    void find_allocatesNothing_forWhatIsKnownOrCannotBeAsked() {
        pass(100);
        find(SERVER);
        pass(20);
        next().name("www.example.com.", 3600);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        IpAddress multicast = IpAddress.parse("224.0.0.1");
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 10 && least > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            int found = 0;
            for (int i = 0; i < 20_000; i++) {
                found += names.find(SERVER.high(), SERVER.low()) == null ? 0 : 1;
                found += names.find(multicast.high(), multicast.low()) == null ? 0 : 1;
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            assertThat(found).isEqualTo(20_000);
        }
        assertThat(least).isZero();
    }
}
