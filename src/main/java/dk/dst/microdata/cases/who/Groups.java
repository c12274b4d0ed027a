package dk.dst.microdata.cases.who;

import java.util.List;

/** The groups of people, by their ids in the engine. */
public final class Groups {

  public static final String APPLICANTS = "applicants";
  public static final String REVIEWERS = "fse-reviewers";
  public static final String APPROVERS = "fse-approvers";
  public static final String OWNERS = "process-owners";
  /** Administer accounts and rights, and hold every right in the engine, which {@code EngineInternals} tells so. */
  public static final String ADMINISTRATORS = "administrators";
  /**
   * The engine's own name for them, which nothing of ours asks for: a mirror. Its web applications look whether it has
   * members; if not, they send whoever comes to a page on which to make the first administrator.
   */
  public static final String ENGINES_ADMINISTRATORS = org.camunda.bpm.engine.authorization.Groups.CAMUNDA_ADMIN;
  /** Keeps the prices and checks what is billed. They see what things cost, and no case. */
  public static final String ECONOMY = "fse-economy";
  /** Answers for personal data. No case exists for them, and they belong to no institution. */
  public static final String DATA_PROTECTION = "data-protection";
  /** Those who see all institutions. */
  public static final List<String> FSE = List.of(REVIEWERS, APPROVERS, OWNERS);

  /** Those who have something to do with every institution, so that each of them is one of theirs in the engine. */
  public static final List<String> EVERYWHERE = List.of(REVIEWERS, APPROVERS, OWNERS, ECONOMY);

  private Groups() {}
}
