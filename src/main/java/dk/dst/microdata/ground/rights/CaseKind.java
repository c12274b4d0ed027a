package dk.dst.microdata.ground.rights;

import dk.dst.microdata.ground.rights.CaseState.Phase;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a case is about. The prefix begins its number. */
public enum CaseKind {
  /** Its parties stay until it is closed and its data deleted. */
  DATABASE("PDB", "Projektdatabase", Scheme.DATABASE, EnumSet.of(Phase.OPEN, Phase.WAITS_FOR_A_DAY)),
  AUTHORISATION("AUT", "Autorisation", Scheme.ACROSS, EnumSet.of(Phase.OPEN)),
  /** A project proposal, first or resubmitted; approved proposals stay readable as cases of their own. */
  PROPOSAL("IND", "Projektindstilling", null, EnumSet.of(Phase.OPEN)),
  /** A project in operation, numbered as the project itself. It lets its contact go, and the institution names another. */
  PROJECT("PRO", "Projekt", null, EnumSet.noneOf(Phase.class)),
  SUBSCRIPTION("ABO", "Årsabonnement", null, EnumSet.of(Phase.OPEN)),
  /** Lovmodellen, at the ministry that is responsible for it until the data are deleted or another one has taken over. */
  LAW_MODEL("LOV", "Lovmodellen", Scheme.LAW_MODEL, EnumSet.of(Phase.OPEN, Phase.WAITS_FOR_A_DAY)),
  /** A reported breach of the rules: confidential, colleagues do not know of it. It holds whom it is about, nobody else. */
  BREACH("BRU", "Brud på reglerne", null, EnumSet.noneOf(Phase.class)),
  /** An authority's agreement, from its application on. It lets its contact go, once it is signed. */
  AUTHORITY_SCHEME("MYN", "Myndighedsordning", Scheme.AUTHORITY, EnumSet.of(Phase.OPEN));

  /** The schemes as figures tell them apart. */
  public enum Scheme {
    DATABASE("Projektdatabaseordningen"),
    RESEARCHER("Forskerordningen"),
    AUTHORITY("Myndighedsordningen"),
    LAW_MODEL("Lovmodellen"),
    /** Authorisations, which every scheme needs. */
    ACROSS("På tværs: autorisation");

    private final String danish;

    Scheme(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  private final String prefix;
  private final String danish;
  private final Scheme scheme;
  private final Set<Phase> holdsParties;

  CaseKind(String prefix, String danish, Scheme scheme, Set<Phase> holdsParties) {
    this.prefix = prefix;
    this.danish = danish;
    this.scheme = scheme;
    this.holdsParties = holdsParties;
  }

  /** What a case of that number is about; empty for a number of none. */
  public static Optional<CaseKind> of(String caseNumber) {
    return Arrays.stream(values()).filter(kind -> caseNumber.startsWith(kind.prefix + "-")).findFirst();
  }

  public String prefix() {
    return prefix;
  }

  /** As those who watch call it. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String danish() {
    return danish;
  }

  /** The scheme that all cases of the kind are of; null where each says what it is about. */
  public Scheme scheme() {
    return scheme;
  }

  /** Whether nobody who is a party to such a case can be erased while it is in that phase. */
  boolean holdsParties(Phase phase) {
    return holdsParties.contains(phase);
  }
}
