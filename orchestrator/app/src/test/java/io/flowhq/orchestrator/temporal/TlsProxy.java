package io.flowhq.orchestrator.temporal;

import io.flowhq.runtime.temporal.SelfSigned;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * What stands before a remote cluster: speaks TLS and HTTP/2 to those who show the one certificate it knows, and passes
 * on what they say.
 */
final class TlsProxy implements AutoCloseable {

    private final SSLServerSocket door;
    private final int behind;

    TlsProxy(SelfSigned own, Path known, String addressBehind) {
        behind = Integer.parseInt(addressBehind.substring(addressBehind.lastIndexOf(':') + 1));
        try {
            door = (SSLServerSocket) context(own, known)
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            SSLParameters rules = door.getSSLParameters();
            rules.setNeedClientAuth(true);
            rules.setApplicationProtocols(new String[] {"h2"});
            door.setSSLParameters(rules);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::open);
    }

    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    private static SSLContext context(SelfSigned own, Path known) throws IOException, GeneralSecurityException {
        PemContent key = PemContent.load(own.key());
        List<? extends Certificate> chain = PemContent.load(own.certificate()).getCertificates();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("own", key.getPrivateKey(), new char[0], chain.toArray(Certificate[]::new));
        KeyManagerFactory we = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        we.init(keys, new char[0]);
        KeyStore guests = KeyStore.getInstance("PKCS12");
        guests.load(null, null);
        guests.setCertificateEntry(
                "known", PemContent.load(known).getCertificates().getFirst());
        TrustManagerFactory they = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        they.init(guests);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(we.getKeyManagers(), they.getTrustManagers(), null);
        return context;
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                SSLSocket guest = (SSLSocket) door.accept();
                Thread.ofVirtual().start(() -> lead(guest));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void lead(SSLSocket guest) {
        try (guest;
                Socket host = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            guest.startHandshake();
            Thread back = Thread.ofVirtual().start(() -> pass(host, guest));
            pass(guest, host);
            back.join();
        } catch (IOException turnedAway) {
            // The guest is told by its own side.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] said = new byte[8192];
            for (int n = in.read(said); n >= 0; n = in.read(said)) {
                out.write(said, 0, n);
                out.flush();
            }
            to.close();
        } catch (IOException gone) {
            // The other direction ends with it.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
