/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowRecord;
import io.flowhound.metrics.ReverseDnsMetrics;
import io.flowhound.schema.Field;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.Profile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds that a flow with every kind of name is enriched without anything being allocated. */
class NamesAllocationTest {
    private static final int FLOWS = 20_000;
    private static final IpAddress CLIENT = IpAddress.parse("10.0.0.7");
    private static final IpAddress SERVER = IpAddress.parse("192.0.2.1");

    private final Networks networks = new Networks(List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8)));
    private final FlowRecord flow = new FlowRecord();

    @TempDir
    Path folder;

    /** Knows all names at once. */
    private static final class Known implements PointerQuestions {
        @Override
        public boolean asksInternal() {
            return true;
        }

        @Override
        public boolean asksExternal() {
            return true;
        }

        @Override
        public void ask(IpAddress address, boolean internal, Answer answer) {
            answer.name("host.example.com.", 3600);
        }
    }

    private HostNames hosts() {
        ReverseNames reverse =
                new ReverseNames(networks, new Known(), 1024, 100, new ReverseDnsMetrics(new SimpleMeterRegistry()));
        reverse.tick(1000);
        reverse.find(CLIENT.high(), CLIENT.low());
        reverse.find(SERVER.high(), SERVER.low());
        reverse.tick(2000);
        HostNames hosts = new HostNames(networks);
        hosts.ask(reverse);
        return hosts;
    }

    private static ServiceNames services() {
        ServiceNames services = ServiceNames.load();
        services.use(List.of(
                new ServiceRule(IpNetwork.of(IpAddress.parse("203.0.113.0"), 24), 6, 443, 443, "elsewhere", null),
                new ServiceRule(IpNetwork.of(IpAddress.parse("192.0.2.0"), 24), 6, 443, 443, "erp", "Our ERP")));
        return services;
    }

    private void pass(FlowHandler path, int port) {
        flow.clear();
        flow.put(Field.TIMESTAMP, 1000);
        flow.putAddress(Field.SOURCE_IP, CLIENT.high(), CLIENT.low());
        flow.putAddress(Field.DESTINATION_IP, SERVER.high(), SERVER.low());
        flow.put(Field.SOURCE_PORT, 50_000);
        flow.put(Field.DESTINATION_PORT, port);
        flow.put(Field.NETWORK_IANA_NUMBER, 6);
        flow.put(Field.FLOW_DSCP, 46);
        flow.put(Field.SOURCE_MAC, 0x286FB9000001L);
        flow.put(Field.DESTINATION_MAC, 0x70B3D5123456L);
        path.flow(flow);
    }

    @Test
    void flow_withAllNames_allocatesNothing() throws Exception {
        Path file =
                Files.writeString(folder.resolve("manuf"), "28:6F:B9\tOne\tOne\n70:B3:D5:12:30:00/36\tSmall\tSmall\n");
        GeoPlaces places = new GeoPlaces(networks, null, null, Profile.STANDARD);
        FlowHandler path = new Enricher(
                places,
                TransportNames.load(),
                services(),
                hosts(),
                Profile.STANDARD,
                new VendorNaming(new MacVendors(List.of(file)), named -> {}));
        pass(path, 443);
        assertThat(List.of(
                        Field.NETWORK_APPLICATION,
                        Field.FLOW_DSCP_NAME,
                        Field.SOURCE_DOMAIN,
                        Field.DESTINATION_DOMAIN,
                        Field.FLOW_SOURCE_MAC_VENDOR,
                        Field.FLOW_DESTINATION_MAC_VENDOR))
                .allMatch(flow::has);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 10 && least > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < FLOWS; i++) {
                pass(path, (i & 1) == 0 ? 443 : 80);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }
}
