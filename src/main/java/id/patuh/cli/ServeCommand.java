package id.patuh.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands in the list of commands; the program starts the service before commands are looked at. */
@Command(
        name = "serve",
        description = {
            "Menjalankan layanan (bawaan): http://localhost:8080. Pilihan: --server.port=N, --patuh.rules=DIR.",
            "Starts the service (default): http://localhost:8080. Options: --server.port=N, --patuh.rules=DIR."
        })
final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new Cli.WrongUse("serve harus kata pertama | serve must be the first word: java -jar patuh.jar serve");
    }
}
