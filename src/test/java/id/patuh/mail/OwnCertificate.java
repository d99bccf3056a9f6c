package id.patuh.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key and a certificate that signs itself, made with the JDK's own tool. */
final class OwnCertificate {

    private static final char[] PASSWORD = "rahasia".toCharArray();
    private final KeyStore store;
    private final Path folder;

    /** @param name the host name or address that it is for, as {@code dns:…} or {@code ip:…} */
    OwnCertificate(Path folder, String name) throws IOException, InterruptedException, GeneralSecurityException {
        this.folder = folder;
        Path file = folder.resolve("own.p12");
        Process tool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "own",
                        "-dname",
                        "CN=mail",
                        "-validity",
                        "365000",
                        "-ext",
                        "san=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .inheritIO()
                .start();
        if (tool.waitFor() != 0) {
            throw new IllegalStateException("keytool made no certificate");
        }
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
    }

    SSLContext server() throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    /** The certificate for those who are to trust it. */
    Path pem() throws IOException, GeneralSecurityException {
        String lines = Base64.getMimeEncoder()
                .encodeToString(store.getCertificate("own").getEncoded());
        return Files.writeString(
                folder.resolve("own.pem"), "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n");
    }
}
