package dk.dst.microdata.schemes.subscription;

import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.authority.AuthorityOperation;
import dk.dst.microdata.schemes.authority.AuthorityScheme;
import dk.dst.microdata.schemes.authority.AuthoritySchemes;
import dk.dst.microdata.schemes.database.ProjectDatabase;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.project.ProjectOperation;
import dk.dst.microdata.schemes.subscription.Holder.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What annual subscriptions belong to: databases and agreements of authorities, as the rooms of those know them. */
@Repository
public class Holders {

  private final ProjectDatabases databases;
  private final AuthoritySchemes authorities;
  private final AuthorityOperation agreements;
  private final ProjectOperation projects;
  private final ContentLists lists;
  private final JdbcClient jdbc;
  private final Clock clock;

  Holders(ProjectDatabases databases, AuthoritySchemes authorities, AuthorityOperation agreements,
      ProjectOperation projects, ContentLists lists, JdbcClient jdbc, Clock clock) {
    this.databases = databases;
    this.authorities = authorities;
    this.agreements = agreements;
    this.projects = projects;
    this.lists = lists;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What data can be ordered for.
   *
   * @param number which of them, where the institution has a database and an agreement; null where nobody has said
   * @throws InputRefused where it has none in operation, none of that number, or two and nobody has said which
   */
  public Holder inOperation(String institution, Integer number) {
    List<Holder> open = Stream.concat(databases.openOf(institution).stream().map(this::database),
            authorities.openOf(institution).stream().map(authorities::get)
                .filter(scheme -> scheme.projectNumber() != null).map(this::authority))
        .filter(holder -> holder.closed().isEmpty()).toList();
    if (open.isEmpty()) {
      throw new InputRefused("Din institution har ingen projektdatabase i drift og ingen aftale om Myndighedsordningen, der"
          + " gælder i dag. Årsabonnement kan kun bestilles til en af dem.");
    }
    List<Holder> meant = open.stream().filter(holder -> number == null || holder.number() == number).toList();
    if (meant.size() != 1) {
      throw InputRefused.field("Nummer", "Skriv nummeret på det, årsabonnementet gælder: "
          + open.stream().map(Holder::danish).collect(Collectors.joining(" eller ")) + ".");
    }
    return meant.get(0);
  }

  /** What that subscription belongs to. */
  Holder of(Subscription subscription) {
    return subscription.kind() == Kind.DATABASE ? database(databases.get(subscription.holderCase()))
        : authority(authorities.get(subscription.holderCase()));
  }

  /** What it holds, as last approved. */
  DataContent content(Holder holder) {
    return holder.kind() == Kind.DATABASE ? databases.content(holder.caseNumber())
        : lists.content(projects.get(holder.caseNumber()).contentList());
  }

  private Holder database(ProjectDatabase database) {
    LocalDate today = LocalDate.now(clock);
    return new Holder(Kind.DATABASE, database.caseNumber(), database.projectNumber(), database.institutionId(),
        database.purpose(), database.isOpen(today) ? ""
            : database.isFrozen(today) ? "Projektdatabasen er frosset ved sin ophørsdato."
            : "Projektdatabasen er ikke længere i drift.");
  }

  private Holder authority(AuthorityScheme scheme) {
    return new Holder(Kind.AUTHORITY, scheme.caseNumber(), scheme.projectNumber(), scheme.institutionId(),
        scheme.content().obligation(), agreements.isOpen(scheme.caseNumber()) ? ""
            : "Aftalen om Myndighedsordningen er frosset eller lukket.");
  }

  /** Of two contracts about the same register, and of a contract and its end, one comes after the other. */
  void lock(Kind kind, String caseNumber) {
    jdbc.sql(kind == Kind.DATABASE ? "select case_number from project_database where case_number = ? for update"
            : "select case_number from authority_scheme where case_number = ? for update")
        .param(caseNumber).query(String.class).single();
  }
}
