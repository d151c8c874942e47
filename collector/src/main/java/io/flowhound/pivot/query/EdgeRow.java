/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import co.elastic.clients.elasticsearch._types.query_dsl.FieldAndFormat;
import com.fasterxml.jackson.core.JsonParser;
import io.flowhound.pivot.EdgeDay;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes an edge of the values of a document of the history. */
final class EdgeRow implements HitPage.Row {
    static final List<FieldAndFormat> FIELDS = List.of(
            Export.field(Fields.SOURCE_IP),
            Export.field(Fields.SOURCE_ID),
            Export.field(Fields.DESTINATION_IP),
            Export.field(Fields.DESTINATION_ID),
            Export.field(Fields.BASELINE_DAY),
            Export.field(Fields.BASELINE_SERVICES),
            Export.field(Fields.BASELINE_SESSIONS),
            Export.field(Fields.BASELINE_REFUSED));

    private final Predicate<Integer> wanted;
    private final Consumer<EdgeDay> consumer;
    private final Set<String> services = new TreeSet<>();
    private long edges;
    private int day;
    private String source = "";
    private @Nullable String sourceId;
    private String destination = "";
    private @Nullable String destinationId;
    private int sessions;
    private int refused;

    EdgeRow(Predicate<Integer> wanted, Consumer<EdgeDay> consumer) {
        this.wanted = wanted;
        this.consumer = consumer;
    }

    long edges() {
        return edges;
    }

    @Override
    public void value(String field, JsonParser value) throws IOException {
        switch (field) {
            case Fields.SOURCE_IP -> source = value.getText();
            case Fields.SOURCE_ID -> sourceId = value.getText();
            case Fields.DESTINATION_ID -> destinationId = value.getText();
            case Fields.DESTINATION_IP -> destination = value.getText();
            case Fields.BASELINE_DAY -> day = value.getIntValue();
            case Fields.BASELINE_SERVICES -> services.add(value.getText());
            case Fields.BASELINE_SESSIONS -> sessions = value.getIntValue();
            case Fields.BASELINE_REFUSED -> refused = value.getIntValue();
            default -> {}
        }
    }

    @Override
    public void end() {
        if (!source.isEmpty() && !destination.isEmpty() && wanted.test(day)) {
            edges++;
            consumer.accept(
                    new EdgeDay(day, source, sourceId, destination, destinationId, services, sessions, refused));
        }
        services.clear();
        day = 0;
        source = "";
        sourceId = null;
        destination = "";
        destinationId = null;
        sessions = 0;
        refused = 0;
    }
}
