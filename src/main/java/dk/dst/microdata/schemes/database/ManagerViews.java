package dk.dst.microdata.schemes.database;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.database.Managers.Change;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What the forms about the managers show. */
@Component
class ManagerViews {

  private final Managers managers;
  private final ProjectDatabases databases;
  private final Institutions institutions;
  private final Clock clock;

  ManagerViews(Managers managers, ProjectDatabases databases, Institutions institutions, Clock clock) {
    this.managers = managers;
    this.databases = databases;
    this.institutions = institutions;
    this.clock = clock;
  }

  private Map<String, Object> choose(String caseNumber) {
    var shown = database(caseNumber);
    shown.put("candidates", managers.candidates(caseNumber).stream()
        .map(associate -> new Choice(associate.id(), associate.name() + " – " + since(associate))).toList());
    shown.put("present", databases.managers(caseNumber).stream()
        .map(manager -> new Choice(manager, institutions.personName(manager))).toList());
    return shown;
  }

  private Map<String, Object> confirm(String caseNumber) {
    var shown = database(caseNumber);
    Change change = managers.last(caseNumber);
    Associate coming = institutions.people(databases.get(caseNumber).institutionId()).stream()
        .filter(associate -> associate.id().equals(change.coming())).findFirst().orElse(null);
    shown.put("coming", institutions.personName(change.coming()));
    shown.put("certified", coming == null ? "Ikke længere tilknyttet institutionen" : since(coming)
        + (coming.has(Role.ADMINISTRATOR) ? ", administrator" : ", ikke administrator"));
    shown.put("experience", change.experience());
    shown.put("leaving", change.leaving() == null ? "Ingen" : institutions.personName(change.leaving()));
    return shown;
  }

  private Map<String, Object> followUp(String caseNumber) {
    var shown = database(caseNumber);
    managers.gap(caseNumber).ifPresent(gap -> {
      shown.put("since", Danish.day(gap.beganOn()));
      shown.put("until", Danish.day(gap.untilDay()));
    });
    return shown;
  }

  private Map<String, Object> database(String caseNumber) {
    ProjectDatabase database = databases.get(caseNumber);
    List<Associate> people = institutions.people(database.institutionId());
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", caseNumber);
    shown.put("institutionName", institutions.name(database.institutionId()));
    shown.put("projectNumber", database.projectNumber());
    shown.put("managers", databases.managers(caseNumber).stream().map(manager -> row(manager, people)).toList());
    return shown;
  }

  private Map<String, String> row(String manager, List<Associate> people) {
    Associate person = people.stream().filter(known -> known.id().equals(manager)).findFirst().orElse(null);
    return Map.of("name", institutions.personName(manager), "administrator",
        person != null && person.has(Role.ADMINISTRATOR) ? "Ja" : "Nej",
        "certificate", person == null ? "Ikke længere tilknyttet" : certificate(person));
  }

  /** Until when the certificate holds: without one a manager has no access today. */
  private String certificate(Associate person) {
    return person.certifiedOn() == null ? "intet"
        : (person.isCertified(LocalDate.now(clock)) ? "til " : "udløbet ") + Danish.day(person.certifiedUntil());
  }

  private String since(Associate person) {
    return person.certifiedSince() == null ? "ikke certificeret"
        : "certificeret siden " + Danish.day(person.certifiedSince()) + ", certifikat " + certificate(person);
  }

  @Configuration(proxyBeanMethods = false)
  static class Forms {

    @Bean
    FormView chooseManagers(ManagerViews views) {
      return FormView.of("choose-managers", views::choose);
    }

    @Bean
    FormView confirmManager(ManagerViews views) {
      return FormView.of("confirm-manager", views::confirm);
    }

    @Bean
    FormView followUpManagers(ManagerViews views) {
      return FormView.of("follow-up-managers", views::followUp);
    }
  }
}
