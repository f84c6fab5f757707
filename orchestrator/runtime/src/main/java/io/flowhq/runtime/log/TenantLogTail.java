package io.flowhq.runtime.log;

import io.flowhq.contract.TenantId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The last lines of a tenant's log file, where the process that writes it runs on this machine. */
public final class TenantLogTail {

    private static final int MAX_BYTES = 256 * 1024;

    private final Path folder;

    TenantLogTail(TenantLogSettings settings) {
        this.folder = settings.folder();
    }

    public Path file(TenantId tenant) {
        return folder.resolve(tenant + ".log").toAbsolutePath().normalize();
    }

    /** The newest last; none when there is no file here that can be read. */
    public List<String> last(TenantId tenant, int lines) {
        try (FileChannel file = FileChannel.open(file(tenant), StandardOpenOption.READ)) {
            long from = Math.max(0, file.size() - MAX_BYTES);
            ByteBuffer end = ByteBuffer.allocate(MAX_BYTES);
            while (end.hasRemaining() && file.read(end, from + end.position()) > 0) {}
            List<String> all = StandardCharsets.UTF_8
                    .decode(end.flip())
                    .toString()
                    .lines()
                    .skip(from == 0 ? 0 : 1)
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException notHere) {
            return List.of();
        }
    }
}
