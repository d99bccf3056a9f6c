package id.patuh.web;

import id.patuh.reception.Arrival;
import id.patuh.reception.Content;
import id.patuh.reception.Inputs;
import id.patuh.reception.Overloaded;
import id.patuh.reception.Reception;
import id.patuh.reception.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Something to see on a fresh installation: where nothing ever came in, the files of the folder {@code patuh.sample-data}
 * (default: {@code sample-data} in the working folder) do. A folder that is not there is an empty one.
 */
@Component
@EnableConfigurationProperties(SampleSettings.class)
final class SampleMonth {

    private static final Logger LOG = LoggerFactory.getLogger(SampleMonth.class);

    private final Reception reception;
    private final Inputs inputs;
    private final Path folder;

    SampleMonth(Reception reception, Inputs inputs, SampleSettings settings) {
        this.reception = reception;
        this.inputs = inputs;
        this.folder = settings.folder();
    }

    @EventListener(ApplicationReadyEvent.class)
    void comeIn() {
        if (!inputs.isEmpty()) {
            return;
        }
        try {
            for (Path file : files()) {
                String name = file.getFileName().toString();
                reception.receive(new Arrival(Source.SAMPLE, name, null, name, null, null, null, Content.of(file)));
                LOG.info("sample data: {}", name);
            }
        } catch (IOException | Overloaded e) {
            LOG.warn("the sample data in {} cannot be taken in: {}", folder, e.getMessage());
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(csv|json|ndjson|xes|xlsx)(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }
}
