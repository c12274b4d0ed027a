package dk.dst.microdata.desk.statistics;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.desk.overview.ServiceFigures;
import dk.dst.microdata.desk.statistics.ActiveProjects.Year;
import dk.dst.microdata.ground.Mode;
import dk.dst.microdata.ground.table.Csv;
import dk.dst.microdata.ground.text.Danish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * "Aktive projekter", the only page of the application with figures that anybody may open: the page and its data, as
 * CSV and as JSON. Browsers and proxies keep each of them for some minutes, so that many visitors are few questions.
 */
@RestController
class ActiveProjectsPage {

  static final String DEMO = "Demodata – ikke Danmarks Statistiks tal";
  private static final String OURS = "Forskningsservices sager";
  private static final CacheControl SOME_MINUTES = CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  /**
   * The figures with what one must know to read them.
   *
   * @param basis what they are made from; in the demo that they are nobody's figures
   * @param service how long FSE takes; empty unless the head of office has it shown
   */
  record Statistics(boolean demo, String basis, LocalDate asOf, List<String> notes, List<Year> years,
      List<ServiceFigures.Line> service) {}

  private final ActiveProjects projects;
  private final ServiceFigures service;
  private final boolean demo;

  ActiveProjectsPage(ActiveProjects projects, ServiceFigures service, Environment environment) {
    this.projects = projects;
    this.service = service;
    this.demo = Mode.isDemo(environment);
  }

  @GetMapping("/aktive-projekter")
  ResponseEntity<Resource> page() {
    return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(SOME_MINUTES).body(new ClassPathResource("statistics/aktive-projekter.html"));
  }

  @GetMapping("/aktive-projekter.json")
  ResponseEntity<Statistics> json() {
    List<Year> years = projects.perYear();
    LocalDate asOf = years.get(years.size() - 1).day();
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).cacheControl(SOME_MINUTES)
        .body(new Statistics(demo, basis(), asOf, notes(asOf), years, service.shown().orElse(List.of())));
  }

  /**
   * Made for a Danish Excel, which opens it by a double click: there the semicolon separates columns (the comma is the
   * decimal sign), and without the mark of UTF-8 in front it would take the letters æ, ø and å for others. What the
   * figures are made from stands in every row, where cutting and sorting does not lose it.
   */
  @GetMapping("/aktive-projekter.csv")
  ResponseEntity<byte[]> csv() {
    String lines = Stream.concat(
        Stream.of("År;Opgjort den;Forskerordningen (uden underprojekter);"
            + "Projektdatabaseordningen (underprojekter);Projektdatabaser i drift;Myndighedsordningen (aftaler);Datagrundlag"),
        projects.perYear().stream().map(year -> year.year() + ";" + year.day() + ";" + year.researcherProjects() + ";"
            + year.subprojects() + ";" + year.projectDatabases() + ";" + year.authoritySchemes() + ";"
            + basis())).collect(joining("\r\n", "", "\r\n"));
    return ResponseEntity.ok().contentType(CSV).cacheControl(SOME_MINUTES)
        .header(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("aktive-projekter.csv").build().toString())
        .body(("\uFEFF" + lines).getBytes(StandardCharsets.UTF_8));
  }

  /** Not there while they are not shown. */
  @GetMapping("/sagsbehandlingstider.csv")
  ResponseEntity<byte[]> serviceAsCsv() {
    return service.shown().map(lines -> ResponseEntity.ok().contentType(CSV).cacheControl(SOME_MINUTES)
        .header(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("sagsbehandlingstider.csv").build()
            .toString()).body(Csv.of(List.of("År", "Ordning", "Sager", "FSE’s arbejdsdage (median)",
                "FSE’s arbejdsdage (90-percentil)", "Institutionens arbejdsdage (median)", "Datagrundlag"),
            lines.stream().map(line -> line.cases() == null ? List.of(line.year(), line.scheme(), "færre end "
                + ServiceFigures.FEWEST, "", "", "", basis()) : List.of(line.year(), line.scheme(), line.cases(),
                    line.median(), line.ninth(), line.institution() == null ? "" : line.institution(),
                        basis())).toList())))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private String basis() {
    return demo ? DEMO : OURS;
  }

  private static List<String> notes(LocalDate asOf) {
    return List.of(
        "Opgjort den 31. december; i det løbende år den " + Danish.day(asOf) + ". Højst de seneste "
            + ActiveProjects.MOST_YEARS + " år er med.",
        "Et projekt er aktivt fra den dag, det er sat i kraft, til dets slutdato, eller til det lukkes før.",
        "Et projekt i karantæne er ikke aktivt, så længe karantænen varer.",
        "Et år viser, hvad projekterne var på dagen, og ændrer sig ikke, når en projektdatabase lukker, en karantæne"
            + " ophører, eller et projekt forlænges senere. Et projekt tæller som underprojekt fra den dag, det bliver"
            + " det, til det ikke er det mere; for projekter fra før systemet gælder det, man vidste, da de kom med.",
        "En projektdatabase er i drift, til managernes adgang lukkes.",
        "En aftale efter Myndighedsordningen tæller fra den dag, begge parter har underskrevet, til den udløber uden at"
            + " være fornyet. Dens analyser tæller ikke hver for sig.",
        "Lovmodellen er en ordning med sit eget formål og har ingen projekter.");
  }
}
