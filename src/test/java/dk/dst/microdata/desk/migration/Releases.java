package dk.dst.microdata.desk.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;

/** The models that were released, as they are kept, and those of today. */
final class Releases {

  private static final Path KEPT = Path.of("src/test/resources/released");
  private static final Path PRESENT = Path.of("processes");
  private static final Path FORMS = Path.of("forms");

  /** One model of one release. */
  record Kept(String release, String process) {

    String text() {
      return read(KEPT.resolve(release).resolve(process + ".bpmn"));
    }

    @Override
    public String toString() {
      return "release " + release + ": " + process;
    }
  }

  private Releases() {}

  /** Numbers of the releases, the oldest first. */
  static List<String> all() {
    return names(KEPT).stream().sorted(Comparator.comparing(Integer::valueOf)).toList();
  }

  static String newest() {
    return all().get(all().size() - 1);
  }

  static List<Kept> models() {
    return all().stream().flatMap(release -> models(release).stream()).toList();
  }

  static List<Kept> models(String release) {
    return names(KEPT.resolve(release)).stream().sorted().map(file -> new Kept(release, file.replace(".bpmn", "")))
        .toList();
  }

  static String present(String process) {
    return read(PRESENT.resolve(process + ".bpmn"));
  }

  /** Puts these models into use, with today's forms, as a start does. @return id of the deployment */
  static String deploy(RepositoryService repository, List<String> processes, List<String> texts) {
    var deployment = repository.createDeployment().name("afprøvning af udgivelser");
    for (int i = 0; i < texts.size(); i++) {
      deployment.addString("processes/" + processes.get(i) + ".bpmn", texts.get(i));
    }
    names(FORMS).forEach(form -> deployment.addString("forms/" + form, read(FORMS.resolve(form))));
    return deployment.deploy().getId();
  }

  static void deployPresent(RepositoryService repository, List<String> processes) {
    deploy(repository, processes, processes.stream().map(Releases::present).toList());
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.map(file -> file.getFileName().toString()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
