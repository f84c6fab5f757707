package io.flowhq.worker.snapshot;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.session.SnapshotContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts an archive for its place at rest, because the archive is the account; in chunks, so that neither side holds
 * it whole.
 *
 * <p>Format: the first chunk is {@code FHQ2} and a random prefix of 7 bytes. Each other chunk is AES-256-GCM over up to
 * 1 MB under the tenant's key; its nonce is the prefix, the chunk's number (4 bytes) and whether it is the last (1 byte);
 * tenant and epoch are additional data. So no chunk can be left out, moved, or put into another row.
 */
final class SnapshotCipher {

    static final int CHUNK = 1 << 20;
    private static final byte[] MAGIC = "FHQ2".getBytes(StandardCharsets.US_ASCII);
    private static final int PREFIX = 7;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SnapshotKey key;
    private final TenantId tenant;
    private final Epoch epoch;

    SnapshotCipher(SnapshotKey key, TenantId tenant, Epoch epoch) {
        this.key = key;
        this.tenant = tenant;
        this.epoch = epoch;
    }

    /** What is written there is sealed; closing it writes the last chunk. */
    OutputStream seal(SnapshotContent.Chunks chunks, SecureRandom random) throws IOException {
        byte[] prefix = new byte[PREFIX];
        random.nextBytes(prefix);
        chunks.add(ByteBuffer.allocate(MAGIC.length + PREFIX)
                .put(MAGIC)
                .put(prefix)
                .array());
        return new Sealing(chunks, prefix);
    }

    /**
     * What was sealed.
     *
     * @param chunks a chunk by its number, empty after the last
     * @throws SnapshotCorrupted when it is not what was sealed; also thrown while the stream is read
     */
    InputStream open(IntFunction<Optional<byte[]>> chunks) {
        byte[] header = chunks.apply(0).orElseThrow(() -> new SnapshotCorrupted("it is empty", null));
        if (header.length != MAGIC.length + PREFIX
                || !ByteBuffer.wrap(header, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new SnapshotCorrupted("its format is unknown", null);
        }
        byte[] prefix = new byte[PREFIX];
        System.arraycopy(header, MAGIC.length, prefix, 0, PREFIX);
        return new Opening(chunks, prefix);
    }

    private byte[] crypt(int mode, byte[] prefix, int number, boolean last, byte[] text, int length)
            throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE)
                .put(prefix)
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.of(tenant), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((tenant + " " + epoch).getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(text, 0, length);
    }

    private final class Sealing extends OutputStream {

        private final SnapshotContent.Chunks chunks;
        private final byte[] prefix;
        private final byte[] buffer = new byte[CHUNK];
        private int filled;
        private int number;
        private boolean closed;

        Sealing(SnapshotContent.Chunks chunks, byte[] prefix) {
            this.chunks = chunks;
            this.prefix = prefix;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int left = length;
            while (left > 0) {
                if (filled == CHUNK) {
                    seal(false);
                }
                int part = Math.min(left, CHUNK - filled);
                System.arraycopy(bytes, from, buffer, filled, part);
                filled += part;
                from += part;
                left -= part;
            }
        }

        private void seal(boolean last) throws IOException {
            try {
                chunks.add(crypt(Cipher.ENCRYPT_MODE, prefix, ++number, last, buffer, filled));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This Java cannot encrypt with AES-GCM", e);
            }
            filled = 0;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                seal(true);
            }
        }
    }

    private final class Opening extends InputStream {

        private final IntFunction<Optional<byte[]>> chunks;
        private final byte[] prefix;
        private byte[] text = new byte[0];
        private int read;
        private int number;
        private byte @Nullable [] next;
        private boolean ended;

        Opening(IntFunction<Optional<byte[]>> chunks, byte[] prefix) {
            this.chunks = chunks;
            this.prefix = prefix;
            this.next = chunks.apply(1).orElseThrow(() -> new SnapshotCorrupted("it is cut off", null));
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            while (read == text.length) {
                if (ended) {
                    return -1;
                }
                advance();
            }
            int part = Math.min(length, text.length - read);
            System.arraycopy(text, read, bytes, offset, part);
            read += part;
            return part;
        }

        private void advance() {
            byte[] sealed = next;
            if (sealed == null) {
                throw new SnapshotCorrupted("it is cut off", null);
            }
            number++;
            next = chunks.apply(number + 1).orElse(null);
            ended = next == null;
            try {
                text = crypt(Cipher.DECRYPT_MODE, prefix, number, ended, sealed, sealed.length);
            } catch (GeneralSecurityException e) {
                throw new SnapshotCorrupted("chunk %d is damaged or missing".formatted(number), e);
            }
            read = 0;
        }
    }
}
