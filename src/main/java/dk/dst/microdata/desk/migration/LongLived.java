package dk.dst.microdata.desk.migration;

import java.util.List;

/**
 * The models whose instances can wait longer than a year, and so follow to every new version: a database, an
 * authorisation, a project, an authority's agreement and Lovmodellen each for its whole life, and the shutdown, which
 * waits for the data controller's instruction as long as that takes (D16).
 *
 * <p>All others end within months and stay on the version they began with: what an institution has to do there lapses
 * by a timer (applications, proposals, signatures, comments, hearings, extensions, subscriptions), and what FSE has to
 * do has a due date of days. Old versions stay deployed, so that nothing of them is lost; their delegates and forms must
 * be kept until the last one has ended. Whoever makes a model that waits longer adds it here, and its copy under {@code
 * src/test/resources/released}.
 */
final class LongLived {

  static final List<String> PROCESSES = List.of("project-database-lifecycle", "authorise-institution",
      "project-in-operation", "shut-down-project-database", "authority-in-operation", "law-model");

  private LongLived() {}
}
