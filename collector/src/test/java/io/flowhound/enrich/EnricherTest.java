/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnricherTest {
    private final Networks networks = new Networks(List.of());
    private final GeoPlaces places = new GeoPlaces(networks, null, null, Profile.STANDARD);
    private final FlowRecord flow = new FlowRecord();
    private final JsonBuffer direction = new JsonBuffer(64);
    private final Enricher enricher = new Enricher(
            places,
            TransportNames.load(),
            ServiceNames.load(),
            Profile.STANDARD,
            record -> record.writeJson(Field.NETWORK_DIRECTION, direction));

    private String directionNow() {
        direction.clear();
        flow.clear();
        flow.identify(1, 1, 24); // no record stands where its datagram begins
        IpAddress from = IpAddress.parse("10.0.0.1");
        IpAddress to = IpAddress.parse("192.0.2.1");
        flow.putAddress(Field.SOURCE_IP, from.high(), from.low());
        flow.putAddress(Field.DESTINATION_IP, to.high(), to.low());
        enricher.flow(flow);
        return direction.toString();
    }

    @Test
    void flow_goesByOtherNetworks_onceTheyHaveChanged() {
        assertThat(directionNow()).isEqualTo("\"external\"");
        networks.use(List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8)));
        places.forget();
        assertThat(directionNow()).isEqualTo("\"outbound\"");
    }
}
