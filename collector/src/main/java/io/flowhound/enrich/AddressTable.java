/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one thing for each of a bounded number of addresses; the address whose thing was put longest ago leaves first. To look up
 * allocates nothing. Who chooses the addresses cannot choose where they stand, since the numbers that decide it are drawn anew in each
 * run. Not safe for use by several threads.
 *
 * @param <E> what is kept
 */
final class AddressTable<E> {
    private static final int FIRST_SLOTS = 64;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final int most;
    private final long highFactor = ThreadLocalRandom.current().nextLong() | 1;
    private final long lowFactor = ThreadLocalRandom.current().nextLong() | 1;
    /** Half of the slots are free at least, so that a search ends soon. */
    private @Nullable Node<E>[] nodes = slots(FIRST_SLOTS);

    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_SLOTS);
    private int size;
    private @Nullable Node<E> oldest;
    private @Nullable Node<E> youngest;

    /** An address with what is kept for it, and its neighbours by age. */
    static final class Node<E> {
        final long high;
        final long low;
        private E value;
        private @Nullable Node<E> older;
        private @Nullable Node<E> younger;

        private Node(long high, long low, E value) {
            this.high = high;
            this.low = low;
            this.value = value;
        }

        E value() {
            return value;
        }
    }

    /** @param most how many addresses there can be, 1 or more */
    AddressTable(int most) {
        this.most = most;
    }

    @SuppressWarnings("unchecked") // an array of a generic type cannot be made in any other way
    private static <E> @Nullable Node<E>[] slots(int count) {
        return (@Nullable Node<E>[]) new @Nullable Node<?>[count];
    }

    int size() {
        return size;
    }

    /** What is kept for an address, or null. */
    @Nullable
    E find(long high, long low) {
        int slot = slot(high, low);
        for (Node<E> node = nodes[slot]; node != null; node = nodes[slot]) {
            if (node.low == low && node.high == high) {
                return node.value;
            }
            slot = next(slot);
        }
        return null;
    }

    /** Addresses of a network follow each other, and a product alone would put them in steps that meet: hence the second one. */
    private int slot(long high, long low) {
        long mixed = high * highFactor + low * lowFactor;
        return (int) (((mixed ^ (mixed >>> 32)) * GOLDEN) >>> shift);
    }

    private int next(int slot) {
        return slot + 1 & nodes.length - 1;
    }

    /** Keeps something for an address in place of what was; the address is the youngest then. */
    void put(long high, long low, E value) {
        int slot = slot(high, low);
        for (Node<E> node = nodes[slot]; node != null; node = nodes[slot]) {
            if (node.low == low && node.high == high) {
                node.value = value;
                unlink(node);
                append(node);
                return;
            }
            slot = next(slot);
        }
        add(new Node<>(high, low, value));
    }

    private void add(Node<E> node) {
        if (size == most && oldest != null) {
            remove(oldest);
        }
        if (2 * (size + 1) > nodes.length) {
            grow();
        }
        place(node);
        append(node);
        size++;
    }

    private void grow() {
        nodes = slots(2 * nodes.length);
        shift--;
        for (Node<E> node = oldest; node != null; node = node.younger) {
            place(node);
        }
    }

    private void place(Node<E> node) {
        int slot = slot(node.high, node.low);
        while (nodes[slot] != null) {
            slot = next(slot);
        }
        nodes[slot] = node;
    }

    private void remove(Node<E> node) {
        int slot = slot(node.high, node.low);
        while (nodes[slot] != node) {
            slot = next(slot);
        }
        nodes[slot] = null;
        unlink(node);
        size--;
        // Those behind it may have been put there only because its place was taken.
        for (int behind = next(slot); nodes[behind] != null; behind = next(behind)) {
            Node<E> moved = nodes[behind];
            nodes[behind] = null;
            if (moved != null) {
                place(moved);
            }
        }
    }

    private void append(Node<E> node) {
        Node<E> last = youngest;
        node.older = last;
        if (last == null) {
            oldest = node;
        } else {
            last.younger = node;
        }
        youngest = node;
    }

    private void unlink(Node<E> node) {
        Node<E> before = node.older;
        Node<E> after = node.younger;
        if (before == null) {
            oldest = after;
        } else {
            before.younger = after;
        }
        if (after == null) {
            youngest = before;
        } else {
            after.older = before;
        }
        node.older = null;
        node.younger = null;
    }

    /** All of them, the oldest first. */
    List<Node<E>> all() {
        List<Node<E>> all = new ArrayList<>(size);
        for (Node<E> node = oldest; node != null; node = node.younger) {
            all.add(node);
        }
        return all;
    }

    void clear() {
        Arrays.fill(nodes, null);
        oldest = null;
        youngest = null;
        size = 0;
    }
}
