package io.flowhq.worker.message;

import java.time.Duration;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one line in which the answers of a tenant wait for the limit. Only its first asks the database for room, one at a
 * time; all others sleep until they are first. Answers that have their room come before those that have none, older
 * messages before younger ones.
 */
final class ReplyQueue {

    /** How long the first sleeps at most: the bot may be paused meanwhile, or a person take the chat. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Place> places = new PriorityQueue<>();
    private @Nullable Place asking;
    private boolean closed;

    /** @return empty when nothing is left to ask for, otherwise when to ask again */
    interface Request {
        Optional<Duration> make() throws InterruptedException;
    }

    private record Place(boolean hasRoom, long message, Condition first) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byRoom = Boolean.compare(other.hasRoom, hasRoom);
            return byRoom != 0 ? byRoom : Long.compare(message, other.message);
        }
    }

    /**
     * Makes a request as often as it asks for it, each time as the first of the line; returns early once the queue is
     * closed.
     *
     * @param hasRoom room was reserved for it when it was planned
     * @param message the row of the message that is answered
     */
    void await(boolean hasRoom, long message, Request request) throws InterruptedException {
        Place place = new Place(hasRoom, message, lock.newCondition());
        enter(place);
        try {
            while (becomeFirst(place)) {
                Optional<Duration> again;
                try {
                    again = request.make();
                } finally {
                    stopAsking();
                }
                if (again.isEmpty()) {
                    return;
                }
                sleep(place, again.get());
            }
        } finally {
            leave(place);
        }
    }

    /** Whoever waits stops waiting. */
    void close() {
        lock.lock();
        try {
            closed = true;
            places.forEach(place -> place.first.signalAll());
        } finally {
            lock.unlock();
        }
    }

    private void enter(Place place) {
        lock.lock();
        try {
            Place before = places.peek();
            places.add(place);
            if (before != null && places.peek() == place) {
                before.first.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean becomeFirst(Place place) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && (places.peek() != place || asking != null)) {
                place.first.await();
            }
            asking = closed ? null : place;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void stopAsking() {
        lock.lock();
        try {
            asking = null;
            signalFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Until the time has passed or another has become the first. */
    private void sleep(Place place, Duration time) throws InterruptedException {
        long left = (time.compareTo(MAX_WAIT) < 0 ? time : MAX_WAIT).toNanos();
        lock.lockInterruptibly();
        try {
            while (left > 0 && !closed && places.peek() == place) {
                left = place.first.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave(Place place) {
        lock.lock();
        try {
            places.remove(place);
            signalFirst();
        } finally {
            lock.unlock();
        }
    }

    private void signalFirst() {
        Place first = places.peek();
        if (first != null) {
            first.first.signalAll();
        }
    }
}
