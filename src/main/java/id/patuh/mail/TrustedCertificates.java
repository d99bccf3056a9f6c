package id.patuh.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The certificates of a PEM file, for a mail server whose own is signed by none that Java trusts. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    /**
     * Sockets that trust these and nobody else. Errors: the file cannot be read, or holds no certificate.
     *
     * @param setting names the file, for errors
     */
    static SSLSocketFactory sockets(Path pem, String setting) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : read(pem, setting)) {
                store.setCertificateEntry("trusted-" + ++number, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return tls.getSocketFactory();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has TLS", impossible);
        } catch (IOException e) {
            throw new UncheckedIOException(pem + " cannot be read; check " + setting, e);
        }
    }

    private static Collection<? extends Certificate> read(Path pem, String setting)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IllegalArgumentException(pem + " holds no certificate; check " + setting);
            }
            return found;
        } catch (CertificateException e) {
            throw new IllegalArgumentException(pem + " holds no certificate; check " + setting, e);
        }
    }
}
