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
import io.flowhound.schema.Json;
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

    /** The device may export its own AS for everything; for addresses that no database knows, it is all there is. */
    @Test
    void flow_asOfTheDatabaseGoesFirst_thatOfTheExporterStaysWhereThereIsNone() {
        Places known = new Places() {
            @Override
            public Place find(long high, long low) {
                boolean ours = low == IpAddress.parse("10.0.0.1").low();
                byte[] as = Json.raw("{\"number\":29518}");
                return new Place(high, low, ours, false, null, ours ? null : as, ours ? 0 : 29518);
            }

            @Override
            public int generation() {
                return 0;
            }
        };
        JsonBuffer as = new JsonBuffer(64);
        Enricher places = new Enricher(
                known,
                TransportNames.load(),
                ServiceNames.load(),
                Profile.STANDARD,
                record -> record.writeJson(Field.DESTINATION_AS, as));
        flow.clear();
        IpAddress from = IpAddress.parse("10.0.0.1");
        IpAddress to = IpAddress.parse("89.160.20.112");
        flow.putAddress(Field.SOURCE_IP, from.high(), from.low());
        flow.putAddress(Field.DESTINATION_IP, to.high(), to.low());
        flow.put(Field.SOURCE_AS_NUMBER, 64_512);
        flow.put(Field.DESTINATION_AS_NUMBER, 64_513);
        places.flow(flow);
        assertThat(as.toString()).isEqualTo("{\"number\":29518}");
        assertThat(flow.has(Field.DESTINATION_AS_NUMBER)).isFalse();
        assertThat(flow.has(Field.SOURCE_AS)).isFalse();
        assertThat(flow.number(Field.SOURCE_AS_NUMBER)).isEqualTo(64_512);
    }
}
