package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.CatalogueFile.Entry;
import dk.dst.microdata.ground.database.Reads;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.form.InputRefused;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The catalogue of registers, with their variables and years. An import adds and replaces: a register that the file
 * names becomes what the file says of it (what the file leaves empty stays as it was), with exactly the file's variables
 * where the file has any; registers that it does not name stay. Each import that changes something makes a version, and
 * every older version can still be asked.
 */
@Repository
public class Catalogue {

  /** One import. */
  public record Version(int version, Instant importedAt, String importedBy, String source) {}

  /**
   * What an import does: how many registers it adds, changes and leaves as they are, and how many variables it adds,
   * changes and takes out. The version is the one after the import.
   */
  public record Change(int version, List<String> added, List<String> changed, int unchanged, int variablesAdded,
      int variablesChanged, int variablesRemoved) {

    public boolean isNothing() {
      return added.isEmpty() && changed.isEmpty();
    }
  }

  private static final int BATCH = 1000;
  private static final String HOLDS = " since <= :version and (until is null or until > :version) ";

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;
  private final Clock clock;

  Catalogue(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.clock = clock;
  }

  /** The newest version; 0 before the first import. */
  public int version() {
    return Reads.once(() -> jdbc.sql("select coalesce(max(version), 0) from catalogue_version").query(Integer.class)
        .single(), "catalogue version");
  }

  /** All versions, the newest first. */
  public List<Version> versions() {
    return jdbc.sql("select version, imported_at, imported_by, source from catalogue_version order by version desc")
        .query((row, i) -> new Version(row.getInt(1), row.getTimestamp(2).toInstant(), row.getString(3),
            row.getString(4))).list();
  }

  /** The registers of that version, by code. */
  public List<Register> registers(int version) {
    return Reads.once(() -> jdbc.sql("select * from catalogue_register where" + HOLDS + "order by code")
        .param("version", version).query(Catalogue::register).list(), "registers of a version", version);
  }

  /** By hand, because Spring finds each column of each row by an exception where it is named otherwise than the field. */
  private static Register register(ResultSet row, int i) throws SQLException {
    return new Register(row.getString("code"), row.getString("name_da"), row.getString("name_en"),
        row.getString("topic"), row.getString("owner"), row.getObject("first_year", Integer.class),
        row.getObject("last_year", Integer.class));
  }

  /** The registers of the newest version, by code. */
  public List<Register> registers() {
    return registers(version());
  }

  public Map<String, Register> byCode(int version) {
    return registers(version).stream().collect(Collectors.toMap(Register::code, Function.identity()));
  }

  public Map<String, Register> byCode() {
    return byCode(version());
  }

  /** The register as lists name it: with its name where it is known, else by its code alone. */
  public Function<String, String> labels() {
    Map<String, Register> known = byCode();
    return code -> known.containsKey(code) ? known.get(code).label() : code;
  }

  /**
   * Variables with their years of those registers in that version; a register without any is left out, and years that
   * are not known are null.
   */
  Map<String, Map<String, Years>> variables(int version, Collection<String> registers) {
    var found = new HashMap<String, Map<String, Years>>();
    jdbc.sql("select register_code, name, years::text from catalogue_variable where" + HOLDS
            + "and register_code = any (:codes) order by name")
        .param("version", version).param("codes", registers.toArray(String[]::new))
        .query(row -> {
          found.computeIfAbsent(row.getString(1), code -> new TreeMap<>())
              .put(row.getString(2), years(row.getString(3)));
        });
    return found;
  }

  /** Where the content differs from that version. */
  public Deviations deviations(DataContent content, int version) {
    return Deviations.of(content, byCode(version), variables(version, content.registers()));
  }

  /** The variables of one register in that version, with label. */
  public Map<String, CatalogueFile.Variable> variables(int version, String register) {
    var found = new TreeMap<String, CatalogueFile.Variable>();
    jdbc.sql("select name, label, years::text from catalogue_variable where" + HOLDS + "and register_code = :code")
        .param("version", version).param("code", register)
        .query(row -> {
          found.put(row.getString(1),
              new CatalogueFile.Variable(row.getString(2), years(row.getString(3))));
        });
    return found;
  }

  /**
   * Imports what was read of a file, in the caller's transaction. The file that ships is imported once, and leaves alone
   * what people have imported.
   *
   * @throws InputRefused where a register would end before it begins
   */
  public Change take(String source, byte[] file, CatalogueFile.Reading reading, String by) {
    jdbc.sql("lock table catalogue_version in exclusive mode").update(); // one import at a time, each on the last
    int now = version();
    String digest = sha256(file);
    boolean shipped = by.equals(Decisions.SYSTEM);
    if (shipped && jdbc.sql("select count(*) from catalogue_version where digest = ?").param(digest)
        .query(Integer.class).single() > 0) {
      return new Change(now, List.of(), List.of(), reading.registers().size(), 0, 0, 0);
    }
    List<Entry> entries = shipped ? reading.registers().stream().filter(entry -> !isPeoples(entry.code())).toList()
        : reading.registers();
    Change change = compare(entries, now);
    if (change.isNothing()) {
      return change;
    }
    int next = now + 1;
    jdbc.sql("insert into catalogue_version (version, imported_at, imported_by, source, digest) values (?, ?, ?, ?, ?)")
        .param(next).param(Timestamp.from(clock.instant())).param(by).param(source).param(digest).update();
    write(entries, now, next);
    return new Change(next, change.added(), change.changed(), change.unchanged(), change.variablesAdded(),
        change.variablesChanged(), change.variablesRemoved());
  }

  /** What an import of these entries would do, without doing it. */
  public Change compare(Collection<Entry> entries, int version) {
    Map<String, Register> known = byCode(version);
    var added = new ArrayList<String>();
    var changed = new ArrayList<String>();
    int[] variables = new int[3];
    for (Entry entry : entries) {
      Map<String, CatalogueFile.Variable> old = variables(version, entry.code());
      boolean differs = !entry.variables().isEmpty() && !entry.variables().equals(old);
      if (differs) {
        entry.variables().forEach((name, variable) -> {
          variables[0] += old.containsKey(name) ? 0 : 1;
          variables[1] += old.containsKey(name) && !old.get(name).equals(variable) ? 1 : 0;
        });
        variables[2] += (int) old.keySet().stream().filter(name -> !entry.variables().containsKey(name)).count();
      }
      Register before = known.get(entry.code());
      if (before == null) {
        added.add(entry.code());
      } else if (differs || !merged(entry, before).equals(before)) {
        changed.add(entry.code());
      }
    }
    return new Change(version, added, changed, entries.size() - added.size() - changed.size(), variables[0],
        variables[1], variables[2]);
  }

  private void write(Collection<Entry> entries, int now, int next) {
    Map<String, Register> known = byCode(now);
    for (Entry entry : entries) {
      jdbc.sql("insert into register (code) values (?) on conflict do nothing").param(entry.code()).update();
      Register before = known.get(entry.code());
      Register after = merged(entry, before);
      if (!after.equals(before)) {
        jdbc.sql("update catalogue_register set until = ? where code = ? and until is null").param(next)
            .param(entry.code()).update();
        jdbc.sql("insert into catalogue_register (code, since, name_da, name_en, topic, owner, first_year, last_year)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
            .param(after.code()).param(next).param(after.nameDa()).param(after.nameEn()).param(after.topic())
            .param(after.owner()).param(after.firstYear()).param(after.lastYear()).update();
      }
      if (!entry.variables().isEmpty()) {
        writeVariables(entry, variables(now, entry.code()), next);
      }
    }
  }

  private void writeVariables(Entry entry, Map<String, CatalogueFile.Variable> before, int next) {
    var gone = before.entrySet().stream()
        .filter(old -> !old.getValue().equals(entry.variables().get(old.getKey()))).map(Map.Entry::getKey).toList();
    jdbc.sql("update catalogue_variable set until = ? where register_code = ? and until is null and name = any (?)")
        .param(next).param(entry.code()).param(gone.toArray(String[]::new)).update();
    var fresh = entry.variables().entrySet().stream()
        .filter(variable -> !variable.getValue().equals(before.get(variable.getKey()))).toList();
    batch.batchUpdate("insert into catalogue_variable (register_code, name, since, label, years)"
        + " values (?, ?, ?, ?, ?::int4multirange)", fresh, BATCH, (statement, variable) -> {
          statement.setString(1, entry.code());
          statement.setString(2, variable.getKey());
          statement.setInt(3, next);
          statement.setString(4, variable.getValue().label());
          statement.setString(5, variable.getValue().years() == null ? null : variable.getValue().years().sql());
        });
  }

  /** What the file says, and where it says nothing what was known. */
  private static Register merged(Entry entry, Register before) {
    Register old = before == null
        ? new Register(entry.code(), entry.code(), entry.code(), "Øvrige", "Ikke oplyst", null, null) : before;
    Integer first = or(entry.firstYear(), old.firstYear());
    Integer last = or(entry.lastYear(), old.lastYear());
    if (first != null && last != null && last < first) {
      throw new InputRefused(entry.code() + ": Seneste periode " + last + " ligger før første periode " + first
          + (entry.firstYear() == null ? ", som registeroversigten har nu" : "") + ". Intet er indlæst.");
    }
    return new Register(entry.code(), or(entry.nameDa(), old.nameDa()), or(entry.nameEn(), old.nameEn()),
        or(entry.topic(), old.topic()), or(entry.owner(), old.owner()), first, last);
  }

  private static Years years(String multirange) {
    return multirange == null ? null : Years.ofSql(multirange);
  }

  private static <T> T or(T said, T otherwise) {
    return said == null ? otherwise : said;
  }

  private boolean isPeoples(String code) {
    return jdbc.sql("""
            select count(*) from catalogue_version v where v.imported_by <> ?
              and (exists (select 1 from catalogue_register r where r.code = ? and r.since = v.version)
                or exists (select 1 from catalogue_variable a where a.register_code = ? and a.since = v.version))""")
        .param(Decisions.SYSTEM).param(code).param(code).query(Integer.class).single() > 0;
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
