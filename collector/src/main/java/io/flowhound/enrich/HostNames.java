/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.JsonBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Knows which machine has which address, from leases of DHCP, and what addresses are called, from answers of DNS. It learns from log
 * lines and is asked for each flow: what it says is what held at the time of the flow, not what holds now. Bounded: the addresses that
 * were told of longest ago leave. Not safe for use by several threads.
 *
 * <p>Only leases identify: a name is whatever its owner chose. Times are milliseconds since 1970.
 */
public final class HostNames {
    /** Addresses with a lease, and addresses with a name from DNS, that are remembered at most. */
    static final int MOST_ADDRESSES = 65_536;

    /**
     * How long a lease lasts whose lines do not say it. A client renews at half of its time (RFC 2131 section 4.4.5), and the longest
     * time that is usual is ten days: who is still there has said so after five.
     */
    static final long UNSTATED_LEASE_MILLIS = TimeUnit.DAYS.toMillis(7);

    /**
     * How long an answer lasts. Lines do not say it; an hour is more than most answers may be kept, and little enough that an address
     * which serves many names does not bear one of yesterday.
     */
    static final long ANSWER_MILLIS = TimeUnit.HOURS.toMillis(1);

    /** Flows are told this long after their end at most, so that leases which ended earlier need not be saved. */
    private static final long SAVED_AFTER_END_MILLIS = TimeUnit.DAYS.toMillis(1);

    private static final long MAC_BITS = 0xFFFF_FFFF_FFFFL;
    private static final long GROUP_BIT = 1L << 40;

    private final Networks networks;
    private final AddressTable<Lease> leases;
    private final AddressTable<Answer> answers;
    private final MacOwners owners = new MacOwners();
    private final JsonText texts = new JsonText();
    private final JsonBuffer macs = new JsonBuffer(64);
    private long latest = Long.MIN_VALUE;
    private byte @Nullable [] state;
    private @Nullable ReverseNames reverse;

    /** What an address was last called in an answer, and since when without another name in between. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(String name, byte[] json, long since, long until) {}

    /** @param networks whose internal addresses can be leased */
    public HostNames(Networks networks) {
        this(networks, MOST_ADDRESSES);
    }

    HostNames(Networks networks, int most) {
        this.networks = networks;
        this.leases = new AddressTable<>(most);
        this.answers = new AddressTable<>(most);
    }

    /** One that knows nobody, for paths on which nobody learns. */
    public static HostNames none() {
        return new HostNames(new Networks(List.of()));
    }

    /** Whether nobody has a name: nothing was learnt yet, and nobody can be asked. */
    public boolean isEmpty() {
        return leases.size() == 0 && answers.size() == 0 && reverse == null;
    }

    /** From now on, asks for names of addresses of which nothing was learnt. */
    public void ask(ReverseNames names) {
        reverse = names;
    }

    /** Which MAC addresses in flows are those of hosts; flows teach it. */
    MacOwners owners() {
        return owners;
    }

    /** How many addresses have, or had, a lease. */
    public int leases() {
        return leases.size();
    }

    /** How many addresses have a name from DNS. */
    public int answers() {
        return answers.size();
    }

    /** As the other, where nobody says how long the lease lasts. */
    public void lease(IpAddress ip, long mac, @Nullable String name, long since) {
        lease(ip, mac, name, since, since + UNSTATED_LEASE_MILLIS);
    }

    /**
     * A machine was given an address, or keeps it. Whoever had it before has it no longer. Addresses that are not internal, MAC
     * addresses of groups and lines that come late teach nothing.
     *
     * @param mac in the low 48 bits
     * @param name what the machine calls itself, or null
     * @param until when it ends unless it is renewed
     */
    public void lease(IpAddress ip, long mac, @Nullable String name, long since, long until) {
        boolean machine = mac > 0 && mac < MAC_BITS && (mac & GROUP_BIT) == 0;
        if (!machine || !isHost(ip) || !networks.isInternal(ip.high(), ip.low()) || until <= since) {
            return;
        }
        Lease known = leases.find(ip.high(), ip.low());
        String cleaned = NameText.clean(name);
        if (known == null) {
            keep(ip, make(mac, cleaned, since, until));
        } else if (known.mac() == mac) {
            Lease renewed = cleaned == null || cleaned.equals(known.name())
                    ? known
                    : make(mac, cleaned, since, until).after(known.before());
            keep(ip, renewed.lasting(Math.min(known.since(), since), Math.max(known.until(), until)));
        } else if (since >= known.since()) {
            keep(ip, make(mac, cleaned, since, until).after(known));
        }
    }

    /**
     * A machine gave its address back.
     *
     * @param mac in the low 48 bits; 0 when it was not said
     */
    public void release(IpAddress ip, long mac, long time) {
        Lease known = leases.find(ip.high(), ip.low());
        if (known != null && (mac == 0 || known.mac() == mac) && time >= known.since() && time < known.until()) {
            keep(ip, known.lasting(known.since(), time));
        }
    }

    private void keep(IpAddress ip, Lease lease) {
        leases.put(ip.high(), ip.low(), lease);
        latest = Math.max(latest, lease.since());
        state = null;
    }

    private Lease make(long mac, @Nullable String name, long since, long until) {
        macs.clear();
        macs.put('"');
        macs.mac(mac);
        macs.put('"');
        byte[] id = Arrays.copyOf(macs.array(), macs.position());
        return new Lease(mac, id, name, name == null ? null : texts.of(name), since, until, null);
    }

    /**
     * DNS said that a name has an address; the last name of an address counts. Addresses that are nobody's, as blocklists answer them,
     * teach nothing.
     */
    public void answer(String name, IpAddress ip, long time) {
        String cleaned = NameText.clean(name);
        if (cleaned == null || !isHost(ip)) {
            return;
        }
        Answer known = answers.find(ip.high(), ip.low());
        if (known == null || (time >= known.since && !known.name.equals(cleaned))) {
            answers.put(ip.high(), ip.low(), new Answer(cleaned, texts.of(cleaned), time, time + ANSWER_MILLIS));
        } else if (known.name.equals(cleaned)) {
            long since = time > known.until ? time : Math.min(known.since, time);
            long until = Math.max(known.until, time + ANSWER_MILLIS);
            answers.put(ip.high(), ip.low(), new Answer(cleaned, known.json, since, until));
        }
    }

    private static boolean isHost(IpAddress ip) {
        return !Networks.isGroup(ip.high(), ip.low()) && !Networks.isOwn(ip.high(), ip.low());
    }

    /** The lease of an address at a time, or null. */
    @Nullable
    Lease leaseAt(long high, long low, long time) {
        Lease lease = leases.find(high, low);
        return lease == null ? null : lease.at(time);
    }

    /** The name of an address at a time from DNS, as a JSON string, or null. */
    byte @Nullable [] answerAt(long high, long low, long time) {
        Answer answer = answers.find(high, low);
        return answer == null || time < answer.since || time >= answer.until ? null : answer.json;
    }

    /** The name of an address by reverse DNS as it is now, as a JSON string; null when it is not known, or nobody may be asked. */
    byte @Nullable [] reverse(long high, long low) {
        ReverseNames names = reverse;
        return names == null ? null : names.find(high, low);
    }

    /** The name of an address at a time, from its lease or else from DNS; null when it has none. */
    public @Nullable String name(IpAddress ip, long time) {
        Lease lease = leaseAt(ip.high(), ip.low(), time);
        if (lease != null && lease.name() != null) {
            return lease.name();
        }
        Answer answer = answers.find(ip.high(), ip.low());
        return answer == null || time < answer.since || time >= answer.until ? null : answer.name;
    }

    /**
     * The leases, and whose MAC addresses are whose, for {@link #restore}. About 50 octets and the name for each lease, 20 MB at the very
     * most, and 150 octets for each MAC address. Names from DNS are not in it: they are an hour old at most, and come again.
     */
    public byte[] state() {
        byte[] known = state;
        if (known == null) {
            known = LeaseState.write(leases.all(), latest - SAVED_AFTER_END_MILLIS);
            state = known;
        }
        return HostState.write(known, owners);
    }

    /** Takes over a state in place of its own. Returns false, and knows less, when that is damaged or of another version. */
    public boolean restore(byte[] saved) {
        boolean whole = HostState.readOwners(saved, owners);
        return restoreLeases(HostState.leases(saved)) && whole;
    }

    private boolean restoreLeases(byte[] saved) {
        leases.clear();
        latest = Long.MIN_VALUE;
        state = null;
        List<LeaseState.Row> rows =
                LeaseState.read(saved, (mac, name, since, until) -> make(mac, NameText.clean(name), since, until));
        if (rows == null) {
            return false;
        }
        for (LeaseState.Row row : rows) {
            leases.put(row.high(), row.low(), row.lease());
            latest = Math.max(latest, row.lease().since());
        }
        return true;
    }
}
