package dk.dst.microdata.cases.letter;

import dk.dst.microdata.ground.notice.AdverseLetter.Complaint;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who decides, as letters say it, and how to complain to them. */
@Component
class Office {

  static final String UNIT = "Danmarks Statistik, Forskningsservice";

  private final String guidance;
  private final String address;
  private final String publicAddress;

  /**
   * @param guidance on complaints, as Statistics Denmark wants it said; no route is asserted here (D27)
   * @param address where complaints go
   * @param publicAddress of this application; empty where a letter can only name the page
   */
  Office(@Value("${microdata.complaint-guidance}") String guidance,
      @Value("${microdata.complaint-address}") String address,
          @Value("${microdata.public-address:}") String publicAddress) {
    this.guidance = guidance;
    this.address = address;
    this.publicAddress = publicAddress.strip().replaceAll("/$", "");
  }

  Complaint complaint(LocalDate until) {
    return new Complaint(guidance, address, until);
  }

  /** Where the case is. */
  String link(String caseNumber) {
    String page = "/sager.html#" + caseNumber;
    return publicAddress.isEmpty() ? "siden Sager i Forskningsservices sagssystem, " + page : publicAddress + page;
  }
}
