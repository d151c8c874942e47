/**
 * A private Elasticsearch on this machine, for the demo, {@code --local-elasticsearch} and the tests: obtained from Maven
 * Central, started as an ordinary user, reachable on the loopback address only, gone when this JVM is.
 */
@NullMarked
package io.flowhound.elastic.local;

import org.jspecify.annotations.NullMarked;
