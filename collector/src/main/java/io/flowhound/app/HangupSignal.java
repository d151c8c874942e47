/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls back on SIGHUP, on a thread of its own, one signal after the other. The JDK has no public class for signals, and the one that
 * all JDKs have makes the compiler warn: so it is looked up by name. Where there is none, as on Windows, nothing is called.
 */
final class HangupSignal implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HangupSignal.class);

    private static final long STOP_SECONDS = 30;

    private final Runnable task;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            call -> Thread.ofPlatform().daemon().name("flowhound-reload").unstarted(call));

    /** Calls {@code task} from now on. */
    @SuppressWarnings("ReferenceEquality") // a handler is equal to nothing but itself
    HangupSignal(Runnable task) {
        this.task = task;
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object calls = Proxy.newProxyInstance(
                    handler.getClassLoader(),
                    new Class<?>[] {handler},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            received();
                            yield null;
                        }
                        case "equals" -> arguments != null && proxy == arguments[0];
                        case "hashCode" -> System.identityHashCode(proxy);
                        default -> "flowhound";
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), calls);
        } catch (InvocationTargetException | ClassNotFoundException unavailable) {
            log.debug("this system has no SIGHUP: the configuration is read at start only", unavailable);
        } catch (ReflectiveOperationException e) {
            log.warn("SIGHUP cannot be taken, the configuration is read at start only: {}", e.toString());
        }
    }

    /** What the signal does. A process that was started with nohup gets none. */
    void received() {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException closed) {
            log.debug("SIGHUP came while the collector ends, and has no effect");
        }
    }

    /** Calls no more; a signal has no effect then. Waits for a call that has begun: what it makes is closed by what is closed next. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("a reload takes longer than {} s, and has no effect any more", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.shutdownNow(); // those that have not begun
    }
}
