package dk.dst.microdata.desk.incidents;

import dk.dst.microdata.desk.web.Page;
import dk.dst.microdata.desk.web.Waiting;
import org.springframework.stereotype.Component;

/** In the bars: how many causes stop a case. */
@Component
record StoppingCauses(CauseViews views) implements Waiting {

  @Override
  public Page page() {
    return Page.INCIDENTS;
  }

  @Override
  public int count() {
    return views.stopping();
  }
}
