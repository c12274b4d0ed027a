package dk.dst.microdata.desk.web;

/**
 * Camunda's web applications as they lie in their web jar and are served from it. Whatever names a folder or a bundle
 * of theirs names it here, so that another build of them (the maintained fork has its own names) is one file to change.
 */
public final class WebJar {

  /** Where the web jar's files lie on the class path; files of ours in the same folder are served instead. */
  public static final String FOLDER = "META-INF/resources/webjars/camunda/";
  /** Where they are served. */
  public static final String ADDRESS = "/camunda/";
  public static final String TASKLIST = "app/tasklist/";
  public static final String TASKLIST_BUNDLE = TASKLIST + "camunda-tasklist-bootstrap.js";
  /** What all four applications share; the renderer of forms is in it. */
  public static final String LIBRARIES = "lib/deps.js";

  private WebJar() {}
}
