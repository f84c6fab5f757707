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
        String wanted = environment.getProperty(TemporalTls.SWITCH, "");
        if (!wanted.isBlank() && !wanted.strip().matches("(?i)true|false")) {
            fault.accept(TemporalTls.SWITCH + " is '" + wanted + "'; it is true or false.");
        }
        checkFiles(TemporalTls.in(environment), fault);
    }

    private static void checkFiles(TemporalTls tls, Consumer<String> fault) {
        read(TemporalTls.AUTHORITIES, tls.authorities(), TemporalTls::certificates, fault);
        if ((tls.certificate() == null) != (tls.key() == null)) {
            fault.accept(TemporalTls.CERTIFICATE + " and " + TemporalTls.KEY + " go together: set both or neither.");
        }
        List<X509Certificate> certificates =
                read(TemporalTls.CERTIFICATE, tls.certificate(), TemporalTls::certificates, fault);
        PrivateKey key = read(TemporalTls.KEY, tls.key(), TemporalTls::key, fault);
        if (certificates != null && key != null && !TemporalTls.belongTogether(certificates.getFirst(), key)) {
            fault.accept(TemporalTls.KEY + " is not the key of the certificate in " + TemporalTls.CERTIFICATE + ".");
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
