/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.simulate.Dice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An exporter's flow cache: meters packets, ends flows by its timeouts, and gives those that have ended to its export once a
 * second.
 */
final class Router {
    private static final int SYN = 0x02;
    /** A flow that has seen FIN or RST waits so long for the rest. */
    private static final long LINGER_MICROS = 1_000_000;

    private final ExporterSetting setting;
    private final int index;
    private final Export export;
    private final Sampler sampler;
    private final Comparator<CacheEntry> order;
    private final Map<String, Integer> interfaces = new LinkedHashMap<>();
    private final Map<Slot, CacheEntry> cache = new LinkedHashMap<>();
    private final List<CacheEntry> ended = new ArrayList<>();
    private final long activeMicros;
    private final long idleMicros;
    private long serial;

    Router(ExporterSetting setting, int index, Export export, Dice dice) {
        this.setting = setting;
        this.index = index;
        this.export = export;
        this.sampler = new Sampler(setting.sampling(), dice);
        this.order = order(setting.order());
        this.activeMicros = setting.activeTimeout().toMillis() * 1000;
        this.idleMicros = setting.idleTimeout().toMillis() * 1000;
    }

    /** The routers of a file, whose datagrams go into an outbox. */
    static List<Router> all(NetworkFile file, Instant start, Outbox outbox) {
        List<Router> routers = new ArrayList<>();
        for (ExporterSetting setting : file.exportersOrDefault()) {
            int index = routers.size();
            Dice dice = Dice.of(file.seed(), -2L - index);
            Clock clock = new Clock(start, setting.clockSkewMs(), dice);
            Integer domain = setting.domain();
            Export export = new Export(setting, index, domain == null ? index + 1 : domain, clock, outbox);
            routers.add(new Router(setting, index, export, dice));
        }
        return List.copyOf(routers);
    }

    private static Comparator<CacheEntry> order(ExporterSetting.Order order) {
        Comparator<CacheEntry> byAge = Comparator.comparingLong(entry -> entry.serial);
        return switch (order) {
            case AGE -> byAge;
            case HASH ->
                Comparator.<CacheEntry>comparingInt(entry -> entry.slot.key().hashCode())
                        .thenComparing(byAge);
            case KEY ->
                Comparator.comparing((CacheEntry entry) -> entry.slot.key()).thenComparing(byAge);
        };
    }

    ExporterSetting setting() {
        return setting;
    }

    /** Its place among the exporters of the file. */
    int index() {
        return index;
    }

    Export export() {
        return export;
    }

    /** The number of the interface to a neighbour, a site or an exporter. */
    int interfaceTo(String neighbour) {
        return interfaces.computeIfAbsent(neighbour, name -> interfaces.size() + 1);
    }

    /** Meters a packet that passes at {@code time}, unless it is not sampled, or of IPv6 where nothing can tell of that. */
    void meter(Slot slot, long time, int size, int flags, Conversation conversation, boolean forth) {
        boolean cannotTell = slot.key().isIpv6() && setting.protocol() == ExporterSetting.Protocol.V5;
        if (cannotTell || !sampler.takes()) {
            return;
        }
        CacheEntry entry = cache.get(slot);
        if (entry != null && isOver(entry, time, flags)) {
            end(entry);
            cache.remove(slot);
            entry = null;
        }
        if (entry == null) {
            serial++;
            entry = new CacheEntry(slot, time, serial, forth);
            cache.put(slot, entry);
        }
        entry.count(slot, time, size, flags, conversation);
    }

    /** A packet that comes before the next scan can find its flow over, too. */
    private boolean isOver(CacheEntry entry, long time, int flags) {
        if (setting.endAtFin() && entry.isEnding() && (flags & SYN) != 0) {
            entry.reason = CacheEntry.EndReason.END;
            return true;
        }
        return isOver(entry, time);
    }

    private boolean isOver(CacheEntry entry, long time) {
        if (setting.endAtFin() && entry.isEnding() && time - entry.last >= LINGER_MICROS) {
            entry.reason = CacheEntry.EndReason.END;
            return true;
        }
        if (time - entry.last >= idleMicros) {
            entry.reason = CacheEntry.EndReason.IDLE;
            return true;
        }
        if (time - entry.first >= activeMicros) {
            entry.reason = CacheEntry.EndReason.ACTIVE;
            return true;
        }
        return false;
    }

    private void end(CacheEntry entry) {
        ended.add(entry);
        for (Conversation conversation : entry.conversations) {
            conversation.sharesWith(entry.conversations);
        }
        entry.conversations.getFirst().told(this, entry);
    }

    /** The scan of the cache, which comes once a second. */
    void scan(long now) {
        Iterator<CacheEntry> entries = cache.values().iterator();
        while (entries.hasNext()) {
            CacheEntry entry = entries.next();
            if (isOver(entry, now)) {
                entries.remove();
                end(entry);
            }
        }
        ended.sort(order);
        for (CacheEntry entry : ended) {
            export.add(entry, now);
        }
        ended.clear();
        export.tick(now);
    }

    boolean isEmpty() {
        return cache.isEmpty() && ended.isEmpty() && export.isEmpty();
    }
}
