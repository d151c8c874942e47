/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.model.AsnResponse;
import com.maxmind.geoip2.model.CityResponse;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.Json;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds places with the configured networks and MaxMind's City and ASN databases. */
public final class GeoPlaces implements Places {
    private static final Logger log = LoggerFactory.getLogger(GeoPlaces.class);

    private static final int MAX_PIECES = 100_000;
    private static final long COMPLAINT_INTERVAL_NANOS = 60_000_000_000L;

    private final Networks networks;
    private volatile Databases databases;
    private final Profile profile;
    private final AtomicInteger generation = new AtomicInteger();
    private volatile boolean complained;
    private volatile long complainedAt;
    private final Map<String, byte[]> pieces = new ConcurrentHashMap<>();

    private record Databases(
            @Nullable GeoDatabase cities, @Nullable GeoDatabase systems) {}

    public GeoPlaces(Networks networks, @Nullable GeoDatabase cities, @Nullable GeoDatabase systems, Profile profile) {
        this.networks = networks;
        this.databases = new Databases(cities, systems);
        this.profile = profile;
    }

    @Override
    public int generation() {
        return generation.get();
    }

    /** Reads the files again when they have changed. */
    public void reloadIfChanged() {
        Databases now = databases;
        boolean changed = now.cities != null && now.cities.reloadIfChanged();
        changed |= now.systems != null && now.systems.reloadIfChanged();
        if (changed) {
            forget();
        }
    }

    /** Goes by other databases from now on. Those before hold no file: they go with their last look-up. */
    public void use(@Nullable GeoDatabase cities, @Nullable GeoDatabase systems) {
        databases = new Databases(cities, systems);
        forget();
    }

    /** Says that answers given before may be wrong now, since the networks have changed. */
    public void forget() {
        generation.incrementAndGet();
    }

    @Override
    public Place find(long addressHigh, long addressLow) {
        boolean group = Networks.isGroup(addressHigh, addressLow);
        boolean internal = group || networks.isInternal(addressHigh, addressLow);
        GeoDatabase cities = databases.cities;
        GeoDatabase systems = databases.systems;
        if (group || (cities == null && systems == null)) {
            return new Place(addressHigh, addressLow, internal, group, null, null, 0);
        }
        KnownData.Entry city = data(cities, addressHigh, addressLow, this::city);
        KnownData.Entry system = data(systems, addressHigh, addressLow, this::system);
        return new Place(addressHigh, addressLow, internal, false, city.json(), system.json(), system.number());
    }

    /** What a database says of an address, as MaxMind's reader decodes it. */
    private interface Decoding {
        KnownData.Entry of(GeoDatabase.Version version, int data, InetAddress address)
                throws IOException, GeoIp2Exception;
    }

    private KnownData.Entry data(@Nullable GeoDatabase database, long addressHigh, long addressLow, Decoding decoding) {
        if (database == null) {
            return KnownData.NOTHING;
        }
        GeoDatabase.Version version = database.version();
        int data = version.tree().find(addressHigh, addressLow);
        if (data == SearchTree.NONE) {
            return KnownData.NOTHING;
        }
        KnownData.Entry entry = version.known().find(data);
        return entry == null ? version.known().keep(decoded(version, data, addressHigh, addressLow, decoding)) : entry;
    }

    private KnownData.Entry decoded(
            GeoDatabase.Version version, int data, long addressHigh, long addressLow, Decoding decoding) {
        InetAddress address = new IpAddress(addressHigh, addressLow).toInetAddress();
        try {
            return decoding.of(version, data, address);
        } catch (IOException | GeoIp2Exception | RuntimeException e) {
            damaged(address, e);
            return new KnownData.Entry(data, null, 0);
        }
    }

    private KnownData.Entry city(GeoDatabase.Version version, int data, InetAddress address)
            throws IOException, GeoIp2Exception {
        CityResponse city = version.reader().tryCity(address).orElse(null);
        return new KnownData.Entry(data, city == null ? null : geo(city), 0);
    }

    private KnownData.Entry system(GeoDatabase.Version version, int data, InetAddress address)
            throws IOException, GeoIp2Exception {
        AsnResponse system = version.reader().tryAsn(address).orElse(null);
        Long number = system == null ? null : system.autonomousSystemNumber();
        return new KnownData.Entry(data, as(system), number == null ? 0 : number);
    }

    /** A damaged file fails at many addresses: once a minute is enough to know. */
    private void damaged(InetAddress address, Exception e) {
        long now = System.nanoTime();
        if (!complained || now - complainedAt > COMPLAINT_INTERVAL_NANOS) {
            complained = true;
            complainedAt = now;
            log.warn(
                    "GeoIP look-up of {} failed: {}; the database may be damaged, fetch it again",
                    network(address),
                    e.toString());
        }
    }

    /** What a log may say of anybody's address: its /24 or /48. The message of an error has none. */
    private static String network(InetAddress address) {
        byte[] octets = address.getAddress();
        int kept = octets.length == 4 ? 3 : 6;
        Arrays.fill(octets, kept, octets.length, (byte) 0);
        try {
            return InetAddress.getByAddress(octets).getHostAddress() + "/" + 8 * kept;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("4 or 16 octets", impossible);
        }
    }

    private byte @Nullable [] geo(CityResponse city) {
        JsonBuffer json = new JsonBuffer(256);
        json.put('{');
        if (profile == Profile.FULL) {
            member(json, "continent_code", city.continent().code());
        }
        member(json, "country_iso_code", city.country().isoCode());
        if (profile != Profile.LEAN) {
            member(json, "country_name", city.country().name());
        }
        member(json, "city_name", city.city().name());
        Double latitude = city.location().latitude();
        Double longitude = city.location().longitude();
        if (latitude != null && longitude != null) {
            json.ascii("\"location\":{\"lat\":" + latitude + ",\"lon\":" + longitude + "},");
        }
        return close(json);
    }

    private byte @Nullable [] as(@Nullable AsnResponse system) {
        if (system == null || system.autonomousSystemNumber() == null) {
            return null;
        }
        JsonBuffer json = new JsonBuffer(128);
        json.ascii("{\"number\":" + system.autonomousSystemNumber() + ",");
        String organization = system.autonomousSystemOrganization();
        if (organization != null) {
            json.ascii("\"organization\":{\"name\":");
            json.put(Json.string(organization));
            json.ascii("},");
        }
        return close(json);
    }

    private static void member(JsonBuffer json, String name, @Nullable String value) {
        if (value != null) {
            json.ascii("\"" + name + "\":");
            json.put(Json.string(value));
            json.put(',');
        }
    }

    /** Ends the object; null when it is empty. */
    private byte @Nullable [] close(JsonBuffer json) {
        if (json.position() == 1) {
            return null;
        }
        json.position(json.position() - 1);
        json.put('}');
        return shared(json.toString());
    }

    /** Thousands of addresses share a city or an AS: they share its JSON, too. */
    private byte[] shared(String text) {
        if (pieces.size() >= MAX_PIECES) {
            pieces.clear();
        }
        return pieces.computeIfAbsent(text, Json::raw);
    }
}
