package io.flowhq.runtime.temporal;

import io.flowhq.runtime.settings.SettingsValidator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/** The connection to Temporal: its address, and the files of its TLS, which have to be whole and to fit each other. */
final class TemporalSettingsValidator implements SettingsValidator {

    @Override
    public void check(PropertyResolver environment, Consumer<String> fault) {
        String address = environment.getProperty("TEMPORAL_ADDRESS", "");
        if (!address.isBlank() && !address.matches("\\S+:[0-9]{1,5}")) {
            fault.accept("TEMPORAL_ADDRESS is '" + address + "'; it is host:port, as in 127.0.0.1:7233.");
        }
        String wanted = environment.getProperty(TemporalTlsFiles.SWITCH, "");
        if (!wanted.isBlank() && !wanted.strip().matches("(?i)true|false")) {
            fault.accept(TemporalTlsFiles.SWITCH + " is '" + wanted + "'; it is true or false.");
        }
        checkFiles(environment, fault);
        checkProfile(environment, fault);
    }

    private static void checkProfile(PropertyResolver environment, Consumer<String> fault) {
        String file = TemporalProfile.value(environment, TemporalProfile.CONFIG_FILE);
        if (file == null) {
            return;
        }
        try {
            TemporalProfile.in(environment);
        } catch (IllegalArgumentException unreadable) {
            fault.accept(TemporalProfile.CONFIG_FILE + " is '" + file + "', which has no profile that can be read: "
                    + unreadable.getMessage() + ".");
        }
    }

    private static void checkFiles(PropertyResolver environment, Consumer<String> fault) {
        String authorities = TemporalProfile.value(environment, TemporalTlsFiles.AUTHORITIES);
        String certificate = TemporalProfile.value(environment, TemporalTlsFiles.CERTIFICATE);
        String keyFile = TemporalProfile.value(environment, TemporalTlsFiles.KEY);
        read(TemporalTlsFiles.AUTHORITIES, authorities, TemporalTlsFiles::certificates, fault);
        if ((certificate == null) != (keyFile == null)) {
            fault.accept(TemporalTlsFiles.CERTIFICATE + " and " + TemporalTlsFiles.KEY
                    + " go together: set both or neither.");
        }
        List<X509Certificate> certificates =
                read(TemporalTlsFiles.CERTIFICATE, certificate, TemporalTlsFiles::certificates, fault);
        PrivateKey key = read(TemporalTlsFiles.KEY, keyFile, TemporalTlsFiles::key, fault);
        if (certificates != null && key != null && !TemporalTlsFiles.belongTogether(certificates.getFirst(), key)) {
            fault.accept(TemporalTlsFiles.KEY + " is not the key of the certificate in " + TemporalTlsFiles.CERTIFICATE
                    + ".");
        }
    }

    private static <T> @Nullable T read(
            String name, @Nullable String file, Function<String, T> reader, Consumer<String> fault) {
        if (file == null) {
            return null;
        }
        try {
            return reader.apply(file);
        } catch (IllegalArgumentException unusable) {
            fault.accept(name + " " + unusable.getMessage() + ".");
            return null;
        }
    }
}
