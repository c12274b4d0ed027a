package dk.dst.microdata.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an application tells Prometheus at one look, by the name and labels of each series, as they were written. */
public record Scrape(Map<String, Double> series) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public static Scrape of(String managementAddress) throws IOException, InterruptedException {
    HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(managementAddress + "/actuator/prometheus"))
        .timeout(Patience.LIMIT).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The figures were answered " + answer.statusCode() + " " + answer.body());
    }
    return read(answer.body());
  }

  static Scrape read(String text) {
    Map<String, Double> series = new LinkedHashMap<>();
    text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
      int value = line.lastIndexOf(' ');
      series.put(line.substring(0, value), number(line.substring(value + 1)));
    });
    return new Scrape(series);
  }

  private static double number(String text) {
    return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  /** The value of one series; null where there is none. */
  public Double value(String series) {
    return this.series.get(series);
  }

  /** The names of all, without labels. */
  public Set<String> names() {
    var names = new TreeSet<String>();
    series.keySet().forEach(one -> names.add(one.split("\\{", 2)[0]));
    return names;
  }
}
