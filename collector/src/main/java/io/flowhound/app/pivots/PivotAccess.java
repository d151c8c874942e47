/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.config.Configuration;
import io.flowhound.config.ConfigurationException;
import io.flowhound.pivot.report.Style;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;

/** What the commands of the pivot hunt get from the program around them. */
public interface PivotAccess {
    /** For results only. */
    PrintStream out();

    /** For progress and hints. */
    PrintStream err();

    /** By what means stdout may be drawn on. */
    Style style();

    Instant now();

    /**
     * Reads the configuration of the command line.
     *
     * @throws ConfigurationException with everything that is wrong with it
     */
    Configuration configuration() throws ConfigurationException;

    /**
     * The hunt in the Elasticsearch that the configuration names, to be closed.
     *
     * @throws IOException when the CA file cannot be used
     */
    PivotDesk desk(Configuration configuration) throws IOException;

    /**
     * Installs the index templates, when the key may, or looks whether they are there.
     *
     * @return whether they are usable; what is missing has been said otherwise
     */
    boolean templates(Configuration configuration) throws IOException;

    /**
     * Begins to tell people of alerts, where the configuration says how; until it is closed.
     *
     * @throws IOException when the CA file cannot be used
     */
    Ending notifier(Configuration configuration) throws IOException;

    /** Has something called when the program is asked to end, which then waits until this is closed. */
    Ending whenAskedToEnd(Runnable stop);

    /** Holds up the end of the program until it is closed. */
    interface Ending extends AutoCloseable {
        @Override
        void close();
    }
}
