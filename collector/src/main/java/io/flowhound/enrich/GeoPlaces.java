/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.model.CityResponse;
import com.maxmind.geoip2.model.CountryResponse;
import com.maxmind.geoip2.model.EnterpriseResponse;
import com.maxmind.geoip2.record.Continent;
import com.maxmind.geoip2.record.Country;
import com.maxmind.geoip2.record.Location;
import io.flowhound.enrich.inventory.Inventory;
import io.flowhound.enrich.inventory.Subnet;
import io.flowhound.enrich.threat.Listed;
import io.flowhound.enrich.threat.ThreatLists;
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

/** Finds places with the configured networks, MaxMind's databases (City or Country, ASN or ISP), threat lists and an inventory. */
public final class GeoPlaces implements Places {
    private static final Logger log = LoggerFactory.getLogger(GeoPlaces.class);

    private static final int MAX_PIECES = 100_000;
    private static final long COMPLAINT_INTERVAL_NANOS = 60_000_000_000L;

    private final Networks networks;
    private volatile Databases databases;
    private volatile ThreatLists threats = ThreatLists.none();
    private volatile Inventory inventory = Inventory.EMPTY;
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

    /** Asks threat lists, too. Who reads them again calls {@link #forget}. */
    public void use(ThreatLists lists) {
        threats = lists;
        forget();
    }

    /** Asks an inventory, too, as do the networks. */
    public void use(Inventory next) {
        inventory = next;
        networks.use(next);
        forget();
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    /** Says that answers given before may be wrong now, since the networks or threat lists have changed. */
    public void forget() {
        generation.incrementAndGet();
    }

    @Override
    public Place find(long addressHigh, long addressLow) {
        boolean group = Networks.isGroup(addressHigh, addressLow);
        Known known = known(inventory, group, addressHigh, addressLow);
        boolean internal = group || known.internal();
        GeoDatabase cities = databases.cities;
        GeoDatabase systems = databases.systems;
        Listed listed = group ? null : threats.find(addressHigh, addressLow);
        boolean nobodys = group || Networks.isPrivate(addressHigh, addressLow);
        if (nobodys || (cities == null && systems == null)) {
            return new Place(addressHigh, addressLow, internal, group, null, null, 0, listed, known);
        }
        KnownData.Entry city = data(cities, addressHigh, addressLow, this::city);
        KnownData.Entry system = data(systems, addressHigh, addressLow, this::system);
        return new Place(
                addressHigh, addressLow, internal, false, city.json(), system.json(), system.number(), listed, known);
    }

    /** What can be said of the host. Groups, and addresses that every host has, are nobody's. */
    private Known known(Inventory now, boolean group, long addressHigh, long addressLow) {
        if (group) {
            return Known.NOBODY;
        }
        Subnet subnet = now.subnet(addressHigh, addressLow);
        boolean internal = networks.isInternal(subnet, addressHigh, addressLow);
        byte[] id = internal && !Networks.isOwn(addressHigh, addressLow)
                ? Json.string(IpAddress.text(addressHigh, addressLow))
                : null;
        return new Known(internal, id, now.host(addressHigh, addressLow), subnet);
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
        byte[] json = switch (version.reading()) {
            case CITY -> geo(version.reader().tryCity(address).orElse(null));
            case ENTERPRISE -> geo(version.reader().tryEnterprise(address).orElse(null));
            default -> geo(version.reader().tryCountry(address).orElse(null));
        };
        return new KnownData.Entry(data, json, 0);
    }

    private KnownData.Entry system(GeoDatabase.Version version, int data, InetAddress address)
            throws IOException, GeoIp2Exception {
        return version.reading() == GeoKind.Reading.ISP
                ? version.reader()
                        .tryIsp(address)
                        .map(isp -> system(data, isp.autonomousSystemNumber(), isp.autonomousSystemOrganization()))
                        .orElse(new KnownData.Entry(data, null, 0))
                : version.reader()
                        .tryAsn(address)
                        .map(as -> system(data, as.autonomousSystemNumber(), as.autonomousSystemOrganization()))
                        .orElse(new KnownData.Entry(data, null, 0));
    }

    private KnownData.Entry system(int data, @Nullable Long number, @Nullable String organization) {
        return number == null || number == 0
                ? new KnownData.Entry(data, null, 0)
                : new KnownData.Entry(data, as(number, organization), number);
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

    private byte @Nullable [] geo(@Nullable CityResponse city) {
        return city == null
                ? null
                : geo(city.continent(), city.country(), city.city().name(), city.location());
    }

    private byte @Nullable [] geo(@Nullable EnterpriseResponse city) {
        return city == null
                ? null
                : geo(city.continent(), city.country(), city.city().name(), city.location());
    }

    private byte @Nullable [] geo(@Nullable CountryResponse country) {
        return country == null ? null : geo(country.continent(), country.country(), null, null);
    }

    private byte @Nullable [] geo(
            Continent continent, Country country, @Nullable String city, @Nullable Location location) {
        JsonBuffer json = new JsonBuffer(256);
        json.put('{');
        if (profile == Profile.FULL) {
            member(json, "continent_code", continent.code());
        }
        member(json, "country_iso_code", country.isoCode());
        if (profile != Profile.LEAN) {
            member(json, "country_name", country.name());
        }
        member(json, "city_name", city);
        Double latitude = location == null ? null : location.latitude();
        Double longitude = location == null ? null : location.longitude();
        if (latitude != null && longitude != null) {
            json.ascii("\"location\":{\"lat\":" + latitude + ",\"lon\":" + longitude + "},");
        }
        return close(json);
    }

    private byte @Nullable [] as(long number, @Nullable String organization) {
        JsonBuffer json = new JsonBuffer(128);
        json.ascii("{\"number\":" + number + ",");
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
