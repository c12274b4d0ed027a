package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasisLines;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.ground.agreement.Agreement;
import dk.dst.microdata.ground.agreement.DrawnUp.Party;
import dk.dst.microdata.ground.agreement.TermRows;
import dk.dst.microdata.ground.agreement.Value;
import dk.dst.microdata.ground.attachment.Attachment;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.authority.AuthorityScheme.AuthorityKind;
import dk.dst.microdata.schemes.authority.AuthorityScheme.Content;
import dk.dst.microdata.schemes.authority.AuthorityScheme.SecurityDocument;
import dk.dst.microdata.schemes.billing.Estimates;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The agreement of an authority for a calendar year. FSE signs first. */
@Component
record AuthorityAgreement(AuthoritySchemes schemes, Institutions institutions, ContentLists lists, Catalogue catalogue,
    Attachments attachments, LegalBases legalBases, TermsInForce terms, Estimates estimates) implements Agreement {

  /** What is ticked when the application is sent, in the words of its form. */
  private static final List<String> UNDERTAKINGS = List.of("Data bruges kun til myndighedsopgaver inden for"
      + " ressortområdet.", "Institutionen betaler de omkostninger, der er forbundet med ordningen.",
      "Analyser registreres, før de begynder.");
  private static final List<SchemeTerm> NAMED = List.of(SchemeTerm.AUTHORITY_PERIOD, SchemeTerm.AUTHORITY_RENEWAL,
      SchemeTerm.AUTHORITY_FROZEN, SchemeTerm.DELIVERY_WORKING_DAYS, SchemeTerm.DELETION_INSTRUCTION);

  @Override
  public String key() {
    return "authority-scheme";
  }

  @Override
  public String danish() {
    return "Aftale om Myndighedsordningen";
  }

  @Override
  public int round(String caseNumber) {
    return schemes.get(caseNumber).submission();
  }

  @Override
  public CaseState drawnUpIn() {
    return CaseState.AUTHORITY_FOR_APPROVAL;
  }

  @Override
  public CaseState signedIn(Party party) {
    return CaseState.AUTHORITY_FOR_SIGNATURE;
  }

  @Override
  public Command toSee() {
    return Command.SEE_AUTHORITY;
  }

  @Override
  public Map<String, Value> example() {
    var example = values("Eksempelkommune (autorisation nr. 999)", "Ulla Underskriver", new Content(AuthorityKind.MUNICIPALITY,
        "Den opgave, myndigheden har.", "Den lov, opgaven står i.", "Det, myndigheden har ansvar for.",
        Set.of("Et emne"), "Det, myndigheden har skrevet om analysemiljøet.", new SecurityDocument(
            "Informationssikkerhedspolitik", "3", LocalDate.of(2030, 1, 2)), null, null, List.of(), null, null,
        List.of("bruger"), "5790000000000", "Analyseafdelingen"), "Karen Kontakt",
        List.of("EKSEMPEL: Et register"), List.of("Bente Bruger"), Optional.empty(),
        Map.of("Dataansvarlig", "Eksempelkommune"));
    example.putAll(Estimates.example());
    return example;
  }

  @Override
  public Map<String, Value> content(String caseNumber) {
    AuthorityScheme scheme = schemes.get(caseNumber);
    Content said = scheme.content();
    Institution institution = institutions.get(scheme.institutionId());
    var labels = catalogue.labels();
    var content = values(institution.name() + " (autorisation nr. " + institution.authorisationNumber() + ")",
        institutions.personName(said.signatory()), said, institutions.personName(said.contact()),
        lists.content(said.contentList(), RegisterRow.data(said.registers())).registers().stream().map(labels).toList(),
        said.users().stream().map(institutions.personNames(said.users())::get).toList(),
        attachments.current(caseNumber, AuthorityForm.SECURITY_FILE).map(Attachment::digest),
        LegalBasisLines.of(legalBases.find(caseNumber), institutions::name));
    content.putAll(estimates.inAgreement(caseNumber));
    return content;
  }

  private Map<String, Value> values(String institution, String signatory, Content said, String contact,
      List<String> registers, List<String> users, Optional<String> securityDigest, Map<String, String> legalBasis) {
    var values = new LinkedHashMap<String, Value>();
    values.put("parter", Value.parties("Myndigheden", institution, signatory));
    values.put("myndighed", Value.of(said.kind().danish() + "\n" + said.obligation() + "\nHjemmel: "
        + said.obligationReference()));
    values.put("ressort", Value.of(said.remit() + "\nEmner: " + String.join(", ", said.topics())));
    values.put("miljø", Value.of(said.environment()));
    values.put("datasikkerhed", Value.of("„" + said.security().title() + "“, version " + said.security().version()
        + " af " + Danish.day(said.security().day())
        + securityDigest.map(digest -> "\nVedlagt i sagen. Aftryk (SHA-256): " + digest).orElse("")));
    values.put("registre", Value.points(registers));
    values.put("kontaktperson", Value.of(contact));
    values.put("brugere", Value.points(users));
    values.put("betaling", Value.of("EAN: " + Objects.requireNonNullElse(said.ean(), "ikke oplyst") + "\nReference: "
        + Objects.requireNonNullElse(said.billingReference(), "ikke oplyst")));
    values.put("tilsagn", Value.points(UNDERTAKINGS));
    values.put("retsgrundlag", Value.fields(legalBasis));
    values.put("vilkår", TermRows.of(terms.now(), "Mikrodataordninger i Danmarks Statistik", NAMED));
    return values;
  }
}
