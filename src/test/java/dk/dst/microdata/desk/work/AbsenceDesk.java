package dk.dst.microdata.desk.work;

import java.time.LocalDate;
import org.springframework.context.ApplicationContext;

/** What the page of work and absence can do, for whoever is acting, without a browser. */
public final class AbsenceDesk {

  /** The group of FSE's people. */
  public static final String FSE = "fse-";

  private final WorkController page;

  public AbsenceDesk(ApplicationContext application) {
    page = application.getBean(WorkController.class);
  }

  public void register(String group, String person, String substitute, LocalDate from, LocalDate until) {
    page.register(new WorkController.NewAbsence(group, person, substitute, from, until));
  }
}
