package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.lawmodel.LawModelAccess.Ministries;
import dk.dst.microdata.schemes.lawmodel.LawModelUserList.After;
import dk.dst.microdata.schemes.lawmodel.LawModelUserList.Row;
import dk.dst.microdata.schemes.lawmodel.LawModelUserList.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who is given access to Lovmodellen, as its page shows it: by what, until when, and what hinders it today. */
@Component
public class LawModelUserPage {

  private final LawModelUserList list;
  private final LawModelAccess access;
  private final LawModels models;
  private final LawModelYears years;
  private final Catalogue catalogue;

  LawModelUserPage(LawModelUserList list, LawModelAccess access, LawModels models, LawModelYears years,
      Catalogue catalogue) {
    this.list = list;
    this.access = access;
    this.models = models;
    this.years = years;
    this.catalogue = catalogue;
  }

  /**
   * Somebody's access.
   *
   * @param years the model years in force, the newest first
   * @param responsible name of the ministry that is responsible for the model
   * @param ministry name of the ministry by which they have access
   * @param until the last day on which the model is open, unless the responsible ministry confirms it before
   * @param certifiedUntil in words
   * @param whyNot why they cannot use it today, in words; empty where they can
   */
  public record Line(String caseNumber, String years, String responsible, String ministry, String name, String since,
      String until, String certifiedUntil, String whyNot) {}

  /** A model year in force with its registers. */
  public record YearLine(int year, String since, List<RegisterLine> registers) {}

  public record RegisterLine(String register, String years) {}

  /** A page of them, from the one after that on. */
  public ListPage<Line> page(Wanted wanted, After after) {
    ListPage<Row> page = ListPage.of(list.page(wanted, after), Row::key, list.count(wanted));
    List<String> cases = page.lines().stream().map(Row::caseNumber).distinct().toList();
    Map<String, LawModel> known = models.all(cases).stream()
        .collect(Collectors.toMap(LawModel::caseNumber, Function.identity()));
    Map<String, List<Integer>> inForce = years.inForce(known.values().stream().map(LawModel::model).toList());
    Ministries ministries = access.new Ministries();
    return page.with(page.lines().stream().map(row -> {
      LawModel model = known.get(row.caseNumber());
      return line(row, model, inForce.getOrDefault(model.model(), List.of()), ministries);
    }).toList());
  }

  private Line line(Row row, LawModel model, List<Integer> years, Ministries ministries) {
    Associate person = ministries.person(row.institutionId(), row.personId());
    return new Line(row.caseNumber(), years.stream().map(String::valueOf).collect(Collectors.joining(", ")),
        ministries.get(model.institution()).name(), ministries.get(row.institutionId()).name(), row.name(),
        Danish.day(row.accessFrom()), Danish.day(access.frozenFrom(model).minusDays(1)),
        person == null || person.certifiedUntil() == null ? "Intet certifikat" : Danish.day(person.certifiedUntil()),
        ministries.whyNot(model, row.institutionId(), row.personId()));
  }

  /** The years of a model with their registers; empty where whoever asks sees nobody who uses it. */
  public Optional<List<YearLine>> years(Wanted wanted, String caseNumber) {
    Function<String, String> label = catalogue.labels();
    return list.caseOf(wanted, caseNumber).map(found -> years.all(models.get(found).model()).stream()
        .filter(year -> year.inForceOn() != null).map(year -> new YearLine(year.year(), Danish.day(year.inForceOn()),
            years.content(year).holdings().stream().map(holding -> new RegisterLine(label.apply(holding.register()),
                holding.span().danish())).toList())).toList());
  }
}
