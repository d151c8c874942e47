/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import io.flowhound.elastic.ElasticException;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Services;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads login records out of the flow indices: whatever has a login service on one side, by port or by the name of its application.
 * They come in no order. A flow index that is not there is empty. Needs the privilege {@code read}, and {@code maintenance} for
 * {@link #refresh}.
 */
public final class LoginReader {
    private final QueryClient client;
    private final LoginFilter filter;
    private final Export export;

    public LoginReader(QueryClient client, Services services) {
        this(client, services, Export.PAGE);
    }

    LoginReader(QueryClient client, Services services, int pageSize) {
        this.client = client;
        this.filter = new LoginFilter(services);
        this.export = new Export(client, LoginRow.FIELDS, pageSize);
    }

    /** Makes what was stored so far readable; see {@link QueryClient#refresh}. One request. */
    public boolean refresh() throws ElasticException {
        return client.refresh(client.flows());
    }

    /**
     * Reads the records that arrived in a time. One request per 10,000 and three more.
     *
     * @param from milliseconds since 1970, inclusive
     * @param to milliseconds since 1970, exclusive
     * @param consumer is called by this thread; what it throws ends the reading
     * @return how many documents were read
     */
    public long read(long from, long to, Consumer<LoginRecord> consumer) throws ElasticException {
        return export.read(client.flows(), filter.arrived(from, to), new LoginRow(consumer));
    }

    /**
     * Reads the logins of some hosts that were under way in a time. Where only the application tells a login, those come too in which a
     * host is on the other side. One request per 10,000 and three more, however many hosts there are.
     *
     * @param hosts addresses
     * @param side which side they must be on
     * @param from milliseconds since 1970: what ended before is left out
     * @param to milliseconds since 1970: what begins then or later is left out
     * @return how many documents were read, which may be more than were handed over
     */
    public long read(Collection<String> hosts, Side side, long from, long to, Consumer<LoginRecord> consumer)
            throws ElasticException {
        if (hosts.isEmpty()) {
            return 0;
        }
        // Those without a start or an end were asked for by another time.
        Consumer<LoginRecord> underWay = record -> {
            if (record.start() < to && record.end() >= from) {
                consumer.accept(record);
            }
        };
        return export.read(client.flows(), filter.of(List.copyOf(hosts), side, from, to), new LoginRow(underWay));
    }
}
