package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.cases.letter.Rulings;
import dk.dst.microdata.cases.letter.Rulings.Parts;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.notice.Adverse;
import dk.dst.microdata.ground.notice.AdverseLetter.Hearing;
import dk.dst.microdata.ground.notice.AdverseLetter.Rule;
import dk.dst.microdata.ground.notice.LetterSection.Row;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.authorisation.Authorisation.Content;
import dk.dst.microdata.schemes.authorisation.Suspensions.Suspension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What goes against an institution in the case of its authorisation. */
@Component
record AuthorisationLetters(Rulings rulings, Decisions decisions) {

  private static final Rule AUTHORISED_ONLY =
      new Rule("Data stilles til rådighed „for konkrete forsknings-, udrednings- og"
      + " analyseopgaver for autoriserede forsknings-/analysemiljøer“.", "Mikrodataordninger i Danmarks Statistik");
  private static final Rule EXPERIENCE = new Rule("Miljøet skal have erfarne medarbejdere, kompetence med mikrodata og"
      + " rutiner for datasikkerhed.", "Danmarks Statistik: Autorisering");
  private static final Rule CLOSED =
      new Rule("Så længe autorisationen ikke gælder, er adgangen til institutionens projekter"
      + " og projektdatabase lukket.", "FSE’s skøn, ikke offentliggjort");

  void refused(Authorisation authorisation) {
    Content content = authorisation.content();
    var facts = new ArrayList<Row>();
    facts.add(new Row("Institutionens art", content.kind() == null ? "ikke oplyst" : content.kind().danish()));
    facts.add(new Row("CVR-nummer", content.cvr() == null ? "ikke oplyst" : content.cvr()));
    facts.add(new Row("Land", content.country() == null ? "ikke oplyst" : content.country().danish()));
    facts.add(new Row("Medarbejdere, der er nævnt", String.valueOf(content.people().size())));
    facts.add(new Row("Sendt", Danish.count(authorisation.submission(), "gang", "gange")));
    rulings.tell(Adverse.AUTHORISATION_REFUSED, authorisation.caseNumber(), "sagen", both(authorisation), new Parts(
        "Afslag på ansøgning om autorisation", "FSE har afslået ansøgningen om autorisation af " + content.name() + ".",
        facts, List.of(AUTHORISED_ONLY, EXPERIENCE, rulings.rule(SchemeTerm.MINIMUM_EXPERIENCED)),
        decisions.of(authorisation.caseNumber(), authorisation.submission(), Step.AUTHORISATION_REVIEW,
            Step.AUTHORISATION_APPROVAL),
        Hearing.none("Afgørelsen bygger på det, institutionen selv har oplyst i ansøgningen.")));
  }

  void lapsed(Authorisation authorisation, Decision decided, SchemeTerm term, String what) {
    rulings.tellLapsed(Adverse.AUTHORISATION_NOT_MADE, authorisation.caseNumber(), "sagen", both(authorisation),
        "Ansøgningen er bortfaldet", what + " Der kan søges igen.", decided, term);
  }

  void suspended(String caseNumber, Institution institution, Suspension suspension, Collection<String> people) {
    rulings.tell(Adverse.AUTHORISATION_SUSPENDED, caseNumber, "suspension " + suspension.number(), people, new Parts(
        "Autorisationen er suspenderet", "Danmarks Statistik har suspenderet autorisation nr. "
            + institution.authorisationNumber() + " (" + institution.name()
                + "). Adgangen til institutionens projekter og"
            + " projektdatabase er lukket, indtil suspensionen er ophævet. Intet er slettet, og alle beholder deres"
            + " tilknytning og roller.",
        List.of(number(institution), new Row("Suspenderet fra", Danish.day(suspension.suspendedOn())),
            new Row("Suspension nr.", String.valueOf(suspension.number()))),
        List.of(AUTHORISED_ONLY, CLOSED, rulings.rule(SchemeTerm.SUSPENSION_REVIEW)),
        decisions.of(caseNumber, suspension.number(), Step.SUSPENSION),
        Hearing.none("En suspension er foreløbig og virker straks. Institutionen kan skrive til Forskningsservice, før der"
            + " tages endelig stilling.")));
  }

  /** @param going what is closed with the authorisation, for the list; may be empty */
  void ended(String caseNumber, Institution institution, Decision ended, List<String> going,
      Collection<String> people) {
    String how = institution.agreementEnded() ? "ophørt" : "bortfaldet";
    var facts = new ArrayList<Row>();
    facts.add(number(institution));
    facts.add(new Row("Gjaldt fra", Danish.day(institution.authorisedFrom())));
    facts.add(new Row("Gælder ikke efter", Danish.day(institution.authorisedUntil())));
    facts.add(new Row("Lukkes af samme grund", going.isEmpty() ? "Institutionen har intet, der er åbent."
        : String.join("\n", going)));
    rulings.tell(Adverse.AUTHORISATION_ENDED, caseNumber, "autorisationen", people, new Parts("Autorisationen er "
        + how,
        "Autorisation nr. " + institution.authorisationNumber() + " (" + institution.name() + ") er " + how
            + ". Institutionens projekter og projektdatabase bliver lukket. Data slettes først, når den dataansvarlige har"
            + " givet instruks om det.", facts, List.of(AUTHORISED_ONLY, CLOSED),
        behind(caseNumber, ended),
        Hearing.none("Det, institutionen har sagt, står i sagen; der er ikke holdt en særskilt høring om ophøret.")));
  }

  /** The reasons in their order; who ended a suspension by it decided, although the end itself came by a rule. */
  private List<Decision> behind(String caseNumber, Decision ended) {
    Stream<Decision> before = decisions.of(caseNumber).stream().filter(AuthorisationLetters::isBehindTheEnd);
    return (ended.decidedBy().equals(Decisions.SYSTEM) ? Stream.concat(Stream.of(ended), before)
        : Stream.concat(before, Stream.of(ended))).toList();
  }

  /** What led to the end: a suspension that was not lifted, and what FSE did about missing confirmations. */
  private static boolean isBehindTheEnd(Decision decision) {
    return switch (decision.step()) {
      case SUSPENSION_DECISION -> decision.outcome().equals("ended");
      case CONFIRMATION_FOLLOW_UP -> true;
      default -> false;
    };
  }

  private static Row number(Institution institution) {
    return new Row("Autorisationsnummer", String.valueOf(institution.authorisationNumber()));
  }

  private static List<String> both(Authorisation authorisation) {
    return Arrays.asList(authorisation.applicant(), authorisation.content().head().id());
  }
}
