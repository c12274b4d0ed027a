package dk.dst.microdata.simulation;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The models as they were released one after the other: those kept under {@code released/}, the newest last, and then
 * the present ones. What a release did not keep is as in the next that did, or else as now. Where fewer than three
 * differ, more are made that differ in a comment only, so that there is always something to follow to.
 */
final class ModelVersions {

  private static final int FEWEST = 3;
  private static final Path RELEASED = Path.of("src/test/resources/released");
  private static final Path PRESENT = Path.of("processes");

  private final Path folder;
  private final List<String> names = new ArrayList<>();

  /** @param folder where the sets of models may be written */
  ModelVersions(Path folder) throws IOException {
    this.folder = folder;
    File[] releases = RELEASED.toFile().listFiles(File::isDirectory);
    Arrays.sort(releases, (one, other) -> Integer.compare(Integer.parseInt(one.getName()),
        Integer.parseInt(other.getName())));
    for (int i = 0; i < releases.length; i++) {
      if (differs(releases[i])) {
        var from = new ArrayList<>(List.of(PRESENT));
        for (int later = releases.length - 1; later >= i; later--) {
          from.add(releases[later].toPath());
        }
        copy("release " + releases[i].getName(), from.toArray(Path[]::new));
      }
    }
    while (names.size() < FEWEST - 1) {
      String name = "an earlier set " + (names.size() + 1);
      copy(name, PRESENT, PRESENT);
      mark(name);
    }
    copy("the present models", PRESENT, PRESENT);
  }

  int count() {
    return names.size();
  }

  String name(int version) {
    return names.get(version);
  }

  /** Finds the models of that version where the application looks for its own, and everything else where it is. */
  ClassLoader loader(int version) {
    return new ClassLoader(ModelVersions.class.getClassLoader()) {
      @Override
      public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals("processes/")
            ? Collections.enumeration(List.of(folder(version).toUri().toURL())) : super.getResources(name);
      }
    };
  }

  private Path folder(int version) {
    return folder.resolve("models-" + version);
  }

  private static boolean differs(File release) throws IOException {
    for (File model : release.listFiles()) {
      Path present = PRESENT.resolve(model.getName());
      if (!Files.exists(present) || Files.mismatch(model.toPath(), present) != -1) {
        return true;
      }
    }
    return false;
  }

  private void copy(String name, Path... from) throws IOException {
    Path to = folder(names.size());
    Files.createDirectories(to);
    for (Path source : from) {
      for (File model : source.toFile().listFiles((dir, file) -> file.endsWith(".bpmn"))) {
        Files.write(to.resolve(model.getName()), Files.readAllBytes(model.toPath()));
      }
    }
    names.add(name);
  }

  /** Another text in each model: the engine takes it for another version. */
  private void mark(String text) throws IOException {
    for (File model : folder(names.size() - 1).toFile().listFiles()) {
      Files.writeString(model.toPath(), Files.readString(model.toPath()) + "\n<!-- " + text + " -->\n");
    }
  }
}
