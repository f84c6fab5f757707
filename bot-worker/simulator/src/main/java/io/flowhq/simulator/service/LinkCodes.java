package io.flowhq.simulator.service;

import io.flowhq.simulator.service.client.ClientConnection;
import io.flowhq.simulator.service.client.QrMatrix;
import io.flowhq.simulator.service.client.ToPage;
import io.flowhq.simulator.service.message.InvalidRequest;
import io.flowhq.simulator.service.message.PhoneNumber;
import java.time.Duration;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The codes one waiting client shows: QR references that replace each other until they run out, and at its wish a
 * pairing code for a given number. Guarded by the lock of {@link WhatsApp}.
 */
final class LinkCodes {

    /** @param first of the first reference @param next of each further one @param refs how many there are @param pairing of a pairing code */
    record Lifetimes(Duration first, Duration next, int refs, Duration pairing) {}

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTVWXYZ";

    private final ClientConnection clientConnection;
    private final Lifetimes lifetimes;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private int shown;
    private @Nullable String ref;
    private @Nullable String text;
    private @Nullable PhoneNumber pairingNumber;
    private @Nullable String pairingCode;
    private Runnable rotation = () -> {};
    private Runnable pairingExpiry = () -> {};

    LinkCodes(ClientConnection clientConnection, Lifetimes lifetimes, Scheduler scheduler, RandomGenerator random) {
        this.clientConnection = clientConnection;
        this.lifetimes = lifetimes;
        this.scheduler = scheduler;
        this.random = random;
    }

    /** Begins with the first reference again. */
    void start(boolean idle) {
        rotation.run();
        shown = idle ? lifetimes.refs() : 0;
        rotate();
    }

    private void rotate() {
        text = null;
        if (shown == lifetimes.refs()) {
            ref = null;
            clientConnection.send(new ToPage.Idle());
            return;
        }
        var lifetime = shown == 0 ? lifetimes.first() : lifetimes.next();
        shown++;
        var bytes = new byte[66];
        random.nextBytes(bytes);
        ref = "2@" + Base64.getEncoder().encodeToString(bytes);
        clientConnection.send(new ToPage.Ref(ref, lifetime.toMillis()));
        rotation = scheduler.after(lifetime, this::rotate);
    }

    /** The page says what its code reads; it counts only if it carries the reference now valid. */
    void shown(String code) {
        if (ref != null && code.startsWith(ref + ",")) {
            text = code;
            clientConnection.send(new ToPage.Picture(QrMatrix.rows(code)));
        }
    }

    @Nullable
    String text() {
        return text;
    }

    @Nullable
    String pairingCode() {
        return pairingCode;
    }

    void startPairing(String number) {
        pairingExpiry.run();
        try {
            pairingNumber = new PhoneNumber(number);
        } catch (InvalidRequest invalid) {
            clientConnection.send(new ToPage.LinkCodeFailed(String.valueOf(invalid.getMessage())));
            return;
        }
        var code = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        pairingCode = code.toString();
        clientConnection.send(
                new ToPage.LinkCode(pairingCode, lifetimes.pairing().toMillis()));
        pairingExpiry = scheduler.after(lifetimes.pairing(), this::cancelPairing);
    }

    void cancelPairing() {
        pairingExpiry.run();
        pairingCode = null;
        pairingNumber = null;
    }

    boolean pairs(PhoneNumber number, String code) {
        return number.equals(pairingNumber) && code.equals(pairingCode);
    }

    boolean isPairingCode(String code) {
        return code.equals(pairingCode);
    }

    void stop() {
        rotation.run();
        ref = null;
        text = null;
        cancelPairing();
    }
}
