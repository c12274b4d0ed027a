package dk.dst.microdata.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The floors of the house, for every class of it, and the map that the README shows of them. */
class FloorsTest {

  private static final String ROOT = "dk.dst.microdata";
  private static final String MADE = ROOT + ".architecture.made";
  private static final Path MAIN = Path.of("src/main/java/dk/dst/microdata");
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- the map of the house: made by FloorsTest -->\n";
  private static final String END = "<!-- end of the map -->\n";

  @Test
  void arrowsPointDownAndRoomsFormNoCircle() {
    JavaClasses main = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(ROOT);
    assertThat(main).hasSizeGreaterThan(400);
    new Floors(ROOT).arrowsPointDown().check(main);
    new Floors(ROOT).roomsFormNoCircle().check(main);
  }

  @Test
  void oneForbiddenImportIsFoundWhereverItStands() {
    JavaClasses made = new ClassFileImporter().importPackages(MADE);
    assertThatThrownBy(() -> new Floors(MADE).arrowsPointDown().check(made)).isInstanceOf(AssertionError.class)
        .hasMessageContaining("LooksUp").hasMessageContaining("Glue").hasMessageNotContaining("There");
    assertThatThrownBy(() -> new Floors(MADE).roomsFormNoCircle().check(made)).isInstanceOf(AssertionError.class)
        .hasMessageContaining("ground.low").hasMessageContaining("ground.other");
  }

  @Test
  void theReadmesMapIsOfThisHouse() throws IOException {
    String readme = Files.readString(README).replace("\r\n", "\n");
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    String fresh = readme.substring(0, begin) + map() + readme.substring(readme.indexOf(END));
    Path made = Path.of("target", "README.md");
    Files.createDirectories(made.getParent());
    Files.writeString(made, fresh);
    assertThat(readme).as("Refresh it with: cp %s %s", made, README).isEqualTo(fresh);
  }

  private static String map() throws IOException {
    var map = new StringBuilder("| floor, room | what lies there |\n|---|---|\n");
    for (String floor : downwards()) {
      map.append("| **%s** | %s |\n".formatted(floor, sentence(MAIN.resolve(floor))));
      for (String room : rooms(floor)) {
        map.append("| %s | %s |\n".formatted(room, sentence(MAIN.resolve(floor).resolve(room))));
      }
    }
    return map.toString();
  }

  private static List<String> downwards() {
    var floors = new ArrayList<>(Floors.UPWARDS);
    Collections.reverse(floors);
    return floors;
  }

  private static TreeSet<String> rooms(String floor) throws IOException {
    var rooms = new TreeSet<String>();
    try (var inside = Files.list(MAIN.resolve(floor))) {
      inside.filter(Files::isDirectory).forEach(room -> rooms.add(room.getFileName().toString()));
    }
    return rooms;
  }

  /** What its {@code package-info} says of it: one sentence, which every floor and room must have. */
  private static String sentence(Path room) throws IOException {
    Path info = room.resolve("package-info.java");
    assertThat(info).as("the sentence of %s", room).exists();
    String text = Files.readString(info);
    return text.substring(text.indexOf("/**") + 3, text.indexOf("*/")).replaceAll("\\s*\\n \\* ?", " ").strip();
  }
}
