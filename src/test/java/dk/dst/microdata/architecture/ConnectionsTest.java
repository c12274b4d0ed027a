package dk.dst.microdata.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.asm.AnnotationVisitor;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/**
 * No thread waits for a second connection while it holds one: as many threads as the pool has connections would each
 * wait for another's, and the application would stand still until the pool's patience ends. Read from the bytecode,
 * because what a row mapper does is often some calls away from it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ConnectionsTest {

  private static final Path CLASSES = Path.of("target/classes");
  private static final String OURS = "dk/dst/microdata/";
  private static final String ROW = "Ljava/sql/ResultSet;";
  /** What asks the database, or may: by the beginning of the called method's owner and name. */
  private static final List<String> ASKING = List.of("org/springframework/jdbc/core/simple/JdbcClient.",
      "org/springframework/jdbc/core/JdbcTemplate.", "org/springframework/jdbc/core/JdbcOperations.",
      "org/springframework/jdbc/core/namedparam/", "org/springframework/transaction/support/Transaction",
      "javax/sql/DataSource.", "org/camunda/bpm/engine/", "com/github/benmanes/caffeine/cache/LoadingCache.get");

  /** A method by owner, name and descriptor. */
  private record Method(String owner, String name, String descriptor) {

    @Override
    public String toString() {
      return owner.substring(owner.lastIndexOf('/') + 1) + "." + name;
    }
  }

  private final Map<Method, Set<Method>> calls = new LinkedHashMap<>();
  private final Map<String, Set<String>> subtypes = new HashMap<>();
  private final Set<String> ownTransactions = new TreeSet<>();

  @BeforeAll
  void readTheMainCode() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(CLASSES.resolve(OURS))) {
      files = found.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      try (InputStream bytes = Files.newInputStream(file)) {
        new ClassReader(bytes).accept(new Reader(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      }
    }
    assertThat(rowMappers()).as("what is given a row of an answer").hasSizeGreaterThan(20);
  }

  @Test
  void noRowIsReadByAskingAgain() {
    var found = new ArrayList<String>();
    for (Method mapper : rowMappers()) {
      way(mapper).ifPresent(way -> found.add(String.join(" > ", way)));
    }
    assertThat(found).as("ways from a row of one question to another question").isEmpty();
  }

  /** It holds its connection until somebody closes it, and nobody does. */
  @Test
  void noAnswerIsStreamed() {
    var found = calls.entrySet().stream().filter(entry -> entry.getValue().stream()
        .anyMatch(to -> to.owner().startsWith("org/springframework/jdbc/core/")
            && (to.name().equals("stream") || to.name().startsWith("queryForStream"))))
        .map(entry -> entry.getKey().toString()).toList();
    assertThat(found).isEmpty();
  }

  @Test
  void noTransactionIsBegunInsideAnother() {
    assertThat(ownTransactions).isEmpty();
  }

  private List<Method> rowMappers() {
    return calls.keySet().stream().filter(method -> method.descriptor().substring(0, method.descriptor().indexOf(')'))
        .contains(ROW)).toList();
  }

  /** The shortest way from there to a question. */
  private Optional<List<String>> way(Method from) {
    var ways = new HashMap<Method, List<String>>();
    ways.put(from, List.of(from.toString()));
    var next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      Method at = next.poll();
      for (Method to : calls.getOrDefault(at, Set.of())) {
        var way = new ArrayList<>(ways.get(at));
        way.add(to.toString());
        if (ASKING.stream().anyMatch((to.owner() + "." + to.name())::startsWith)) {
          return Optional.of(way);
        }
        for (Method own : implementations(to)) {
          if (ways.putIfAbsent(own, way) == null) {
            next.add(own);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Where a call may end up: at the method named, or at that of a class which is one, too. */
  private Set<Method> implementations(Method called) {
    var found = new LinkedHashSet<Method>();
    var types = new ArrayDeque<>(List.of(called.owner()));
    var seen = new HashSet<String>();
    while (!types.isEmpty()) {
      String type = types.poll();
      if (seen.add(type)) {
        var method = new Method(type, called.name(), called.descriptor());
        if (calls.containsKey(method)) {
          found.add(method);
        }
        types.addAll(subtypes.getOrDefault(type, Set.of()));
      }
    }
    return found;
  }

  private class Reader extends ClassVisitor {

    private String name;

    Reader() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
      this.name = name;
      Stream.concat(Stream.of(parent), Stream.of(interfaces))
          .forEach(above -> subtypes.computeIfAbsent(above, unseen -> new HashSet<>()).add(name));
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return transactions(name);
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String descriptor, String signature,
        String[] exceptions) {
      var from = new Method(name, method, descriptor);
      var called = calls.computeIfAbsent(from, unseen -> new LinkedHashSet<>());
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
          return transactions(from.toString());
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String to, String type, boolean isInterface) {
          called.add(new Method(owner, to, type));
          if (to.equals("setPropagationBehavior")) {
            ownTransactions.add(from.toString());
          }
        }

        /** A lambda or a method reference may be called where it is made. */
        @Override
        public void visitInvokeDynamicInsn(String to, String type, Handle bootstrap, Object... arguments) {
          Stream.of(arguments).filter(Handle.class::isInstance).map(Handle.class::cast)
              .forEach(handle -> called.add(new Method(handle.getOwner(), handle.getName(), handle.getDesc())));
        }
      };
    }

    private AnnotationVisitor transactions(String where) {
      return new AnnotationVisitor(Opcodes.ASM9) {
        @Override
        public void visitEnum(String attribute, String type, String value) {
          if (Set.of("REQUIRES_NEW", "NOT_SUPPORTED").contains(value)) {
            ownTransactions.add(where);
          }
        }
      };
    }
  }
}
