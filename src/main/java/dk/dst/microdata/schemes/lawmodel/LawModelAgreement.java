package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.ground.agreement.Agreement;
import dk.dst.microdata.ground.agreement.DrawnUp.Party;
import dk.dst.microdata.ground.agreement.TermRows;
import dk.dst.microdata.ground.agreement.Value;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.schemes.lawmodel.LawModelYears.Year;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The agreement about Lovmodellen: FSE's head of office signs first, then the ministry. */
@Component
record LawModelAgreement(LawModels models, LawModelYears years, LawModelChecks checks, LawModelBasis basis,
    Institutions institutions, Catalogue catalogue, TermsInForce terms) implements Agreement {

  @Override
  public String key() {
    return "law-model";
  }

  @Override
  public String danish() {
    return "Aftale om Lovmodellen";
  }

  @Override
  public int round(String caseNumber) {
    return models.get(caseNumber).submission();
  }

  @Override
  public CaseState drawnUpIn() {
    return CaseState.LAW_MODEL_FOR_APPROVAL;
  }

  @Override
  public CaseState signedIn(Party party) {
    return CaseState.LAW_MODEL_FOR_SIGNATURE;
  }

  @Override
  public Command toSee() {
    return Command.SEE_LAW_MODEL;
  }

  @Override
  public Map<String, Value> example() {
    return values("Eksempelministeriet (autorisation nr. 999)", "Ulla Underskriver", "Eksempelministeriet", "2030", "",
        List.of("Eksempelministeriet (autorisation nr. 999)"), List.of(List.of("Frida Bruger", "Nr. 999")),
        List.of(List.of("EKSEMPEL: Et register", "1990–2029")), Map.of("Dataansvarlig", "Eksempelministeriet"));
  }

  @Override
  public Map<String, Value> content(String caseNumber) {
    LawModel model = models.get(caseNumber);
    Registration said = checks.onRecord(caseNumber);
    Function<String, String> labels = catalogue.labels();
    int year = (model.isTakenOver() ? years.current(model.model()) : years.open(model.model())).map(Year::year)
        .orElseThrow();
    return values(named(institutions.get(model.institution())), institutions.personName(model.signatory()),
        model.dataController(), String.valueOf(year), model.isTakenOver() ? "Ansvaret er overtaget fra "
            + named(institutions.get(models.get(model.takenOverFrom()).institution())) + ", sag " + model.takenOverFrom()
            + ". Modelår, ministerier og brugere følger med." : "",
        said.ministries().stream().map(one -> named(one.institution())).toList(),
        said.users().stream().map(user -> List.of(user.person() == null ? user.named() : user.person().name(),
            "Nr. " + user.ministry())).toList(),
        said.data().holdings().stream().map(holding -> List.of(labels.apply(holding.register()), holding.span().danish()))
            .toList(), basis.lines(caseNumber));
  }

  private static String named(Institution ministry) {
    return ministry.name() + " (autorisation nr. " + ministry.authorisationNumber() + ")";
  }

  private Map<String, Value> values(String ministry, String signatory, String dataController, String year,
      String takenOver, List<String> ministries, List<List<String>> users, List<List<String>> registers,
      Map<String, String> legalBasis) {
    var values = new LinkedHashMap<String, Value>();
    values.put("parter", Value.parties("Ministeriet", ministry, signatory));
    values.put("overtagelse", Value.of(takenOver));
    values.put("formål", Value.of(LawModel.PURPOSE));
    values.put("dataansvarlig", Value.of(dataController));
    values.put("modelår", Value.of(year));
    values.put("registre", Value.table(List.of("Register", "År"), registers));
    values.put("ministerier", Value.points(ministries));
    values.put("brugere", Value.table(List.of("Bruger", "Ministeriets autorisation"), users));
    values.put("retsgrundlag", Value.table(List.of("Felt", "Indhold"), legalBasis.entrySet().stream()
        .map(line -> List.of(line.getKey(), line.getValue())).toList()));
    values.put("vilkår", TermRows.of(terms.now(), "Mikrodataordninger i Danmarks Statistik",
        List.of(SchemeTerm.LAW_MODEL_CONFIRMATION, SchemeTerm.LAW_MODEL_ANSWER, SchemeTerm.LAW_MODEL_FREEZE,
            SchemeTerm.DELETION_INSTRUCTION)));
    return values;
  }
}
