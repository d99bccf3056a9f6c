package id.patuh.web;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service: takes events in, audits their cases and shows what was found. */
@SpringBootApplication(scanBasePackages = "id.patuh")
public class Service {

    /** @param args Spring's, e.g. {@code --server.port=9000}; a leading {@code serve} is passed over */
    public static void start(String[] args) {
        String[] rest =
                args.length > 0 && args[0].equals("serve") ? java.util.Arrays.copyOfRange(args, 1, args.length) : args;
        SpringApplication.run(Service.class, rest);
    }
}
