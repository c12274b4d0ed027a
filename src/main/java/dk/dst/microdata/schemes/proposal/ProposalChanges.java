package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.DataContent.Holding;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.proposal.Proposal.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a resubmission changes: field by field, and register by register. Texts are compared as they are read. */
public final class ProposalChanges {

  /** A field that differs; empty where nothing was or is said. */
  public record Field(String label, String before, String after) {}

  /** A register that differs: new, gone, or held in other years or variables. */
  public record Register(String code, String what, String before, String after) {}

  /** So many variables are named; of more the number is said. */
  private static final int MOST_NAMED = 8;

  private ProposalChanges() {}

  /** Every field of a proposal as people read it, in the order of the form. */
  static Map<String, String> fields(Content content, Scheme scheme, Function<String, String> personName) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("Ordning", scheme.danish());
    fields.put("Titel", content.title());
    fields.put("Formål", content.purpose());
    fields.put("Beskrivelse", content.description());
    fields.put("Samfundsrelevans", content.relevance());
    fields.put("Populationsbeskrivelse", content.population());
    fields.put("Fuldt registerudtræk", content.fullPopulation() ? "Ja" : "Nej");
    fields.put("Eksterne data", content.externalData());
    fields.put("Offentliggørelse", content.publication());
    fields.put("Behandlingsgrundlag", content.legalBasis());
    fields.put("Analyseplatform", "own".equals(content.platform()) ? "Egen server hos Danmarks Statistik"
        : content.platform() == null ? null : "Forskermaskinen");
    fields.put("Slutdato", Danish.day(content.endsOn()));
    fields.put("Kontaktperson", content.contact() == null ? null : personName.apply(content.contact()));
    fields.put("Underskriver", content.signatory() == null ? null : personName.apply(content.signatory()));
    fields.put("Brugere", content.users().stream().map(personName).sorted().collect(Collectors.joining(", ")));
    fields.put("Datapakker", content.packages().stream().sorted().collect(Collectors.joining(", ")));
    fields.put("Begrundelse for den indlæste liste", content.contentReason());
    fields.put("Øvrige data", content.sources().stream().map(source -> source.name() + " (" + source.owner().danish()
        + "): " + source.variables()).collect(Collectors.joining("\n")));
    fields.replaceAll((label, value) -> Objects.requireNonNullElse(value, ""));
    return fields;
  }

  /** The fields in which the two differ. */
  static List<Field> between(Map<String, String> before, Map<String, String> after) {
    return after.keySet().stream().filter(label -> !after.get(label).equals(before.getOrDefault(label, "")))
        .map(label -> new Field(label, before.getOrDefault(label, ""), after.get(label))).toList();
  }

  /**
   * The registers in which the two differ, in the order of their codes. One that stays as it is differs where it has got
   * another reason of its own.
   *
   * @param reasonsBefore reasons of single registers, by code
   */
  public static List<Register> between(DataContent before, DataContent after, Map<String, String> reasonsBefore,
      Map<String, String> reasonsAfter) {
    var codes = new TreeSet<>(before.registers());
    codes.addAll(after.registers());
    var changes = new ArrayList<Register>();
    for (String code : codes) {
      Holding was = before.find(code);
      Holding is = after.find(code);
      if (!Objects.equals(was, is)) {
        changes.add(new Register(code, was == null ? "Nyt register" : is == null ? "Udgår" : what(was, is),
            describe(was), describe(is)));
      } else if (!reasonsAfter.getOrDefault(code, reasonsBefore.getOrDefault(code, ""))
          .equals(reasonsBefore.getOrDefault(code, ""))) {
        changes.add(new Register(code, "Ny begrundelse", reasonsBefore.getOrDefault(code, ""),
            reasonsAfter.get(code)));
      }
    }
    return changes;
  }

  private static String what(Holding was, Holding is) {
    var more = new TreeSet<>(is.variables());
    more.removeAll(was.variables());
    var fewer = new TreeSet<>(was.variables());
    fewer.removeAll(is.variables());
    var what = new ArrayList<String>();
    if (was.isWhole() != is.isWhole()) {
      what.add(is.isWhole() ? "Nu hele registret" : "Nu kun enkelte variable");
    } else {
      if (!more.isEmpty()) {
        what.add("Nye variable: " + named(more));
      }
      if (!fewer.isEmpty()) {
        what.add("Variable udgår: " + named(fewer));
      }
      var others = otherYears(was, is);
      if (!others.isEmpty()) {
        what.add("Andre år: " + (others.size() > MOST_NAMED
            ? Danish.count(others.size(), "variabel", "variable") : String.join(", ", others)));
      }
    }
    if (what.isEmpty()) {
      what.add("Andre år");
    }
    return String.join(". ", what);
  }

  /** Variables of both whose years are others now: "KOEN (2010–2015 → 2010–2019)". */
  private static List<String> otherYears(Holding was, Holding is) {
    var others = new ArrayList<String>();
    for (int i = 0; i < is.variables().size(); i++) {
      int before = Collections.binarySearch(was.variables(), is.variables().get(i));
      if (before >= 0 && !was.years().get(before).equals(is.years().get(i))) {
        others.add(is.variables().get(i) + " (" + was.years().get(before).danish() + " → " + is.years().get(i).danish()
            + ")");
      }
    }
    return others;
  }

  private static String named(Collection<String> variables) {
    return variables.size() > MOST_NAMED ? Danish.count(variables.size(), "variabel", "variable")
        : String.join(", ", variables);
  }

  /** "1985–2019, 39 variable". */
  static String describe(Holding holding) {
    return holding == null ? "" : holding.span().danish() + (holding.isWhole() ? ""
        : ", " + Danish.count(holding.variables().size(), "variabel", "variable"));
  }

  /** The years and the variables, by name. */
  static String told(Holding holding) {
    return holding.span().danish() + (holding.isWhole() ? ", alle variable" : ": " + named(holding.variables()));
  }
}
