package dk.dst.microdata.ground.attachment;

import dk.dst.microdata.ground.attachment.VirusScanner.Verdict;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scanner has answered. Only two answers say that all is well: that nothing is to be changed, and the same file
 * once more, byte by byte, from scanners that do not know the first. Any other is a finding or not understood.
 */
final class IcapAnswer {

  /** By which scanners name what they have found; none of them is in the protocol itself. */
  private static final List<String> FINDINGS = List.of("x-infection-found", "x-virus-id", "x-virus-name",
      "x-violations-found", "x-blocked", "x-blocked-reason", "x-block-reason", "x-block-result");
  private static final Pattern THREAT = Pattern.compile("Threat=([^;]*)");
  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_LINES = 200;
  private static final int LONGEST_THREAT = 200;

  private IcapAnswer() {}

  static Verdict read(InputStream in, String digest) throws IOException {
    int status = status(line(in), "ICAP/1");
    Map<String, String> headers = headers(in);
    String found = FINDINGS.stream().filter(headers::containsKey).map(headers::get).findFirst().orElse(null);
    if (found != null) {
      Matcher threat = THREAT.matcher(found);
      return Verdict.infected(shown(threat.find() ? threat.group(1) : found));
    }
    if (status == 204) {
      return Verdict.CLEAN;
    }
    if (status != 200) {
      return Verdict.notReached("ICAP " + status);
    }
    return isSame(in, headers.getOrDefault("encapsulated", ""), digest) ? Verdict.CLEAN
        : Verdict.infected("changed or withheld by the scanner");
  }

  /** Whether what came back is the file that was sent. */
  private static boolean isSame(InputStream in, String encapsulated, String digest) throws IOException {
    if (!encapsulated.contains("res-hdr") || !encapsulated.contains("res-body")
        || status(line(in), "HTTP/1") != 200) {
      return false;
    }
    headers(in);
    MessageDigest back = Arrival.sha256();
    for (int left = size(in); left > 0; left = size(in)) {
      while (left > 0) {
        byte[] part = in.readNBytes(Math.min(left, 1 << 16));
        if (part.length == 0) {
          throw new EOFException("The answer breaks off");
        }
        back.update(part);
        left -= part.length;
      }
      line(in);
    }
    return HexFormat.of().formatHex(back.digest()).equals(digest);
  }

  private static int size(InputStream in) throws IOException {
    try {
      return Integer.parseInt(line(in).split(";")[0].strip(), 16);
    } catch (NumberFormatException e) {
      throw new IOException("No chunk where there should be one");
    }
  }

  private static int status(String line, String protocol) throws IOException {
    Matcher status = Pattern.compile(Pattern.quote(protocol) + "\\.\\d (\\d{3})\\b.*").matcher(line);
    if (!status.matches()) {
      throw new IOException("No answer of " + protocol + ": " + shown(line));
    }
    return Integer.parseInt(status.group(1));
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new TreeMap<String, String>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (headers.size() >= MOST_LINES) {
        throw new IOException("Too many headers");
      }
      if (colon > 0) {
        headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("The answer breaks off");
      }
      if (line.length() >= LONGEST_LINE) {
        throw new IOException("A line is too long");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  /** As a log and the audit may hold it: on one line, and cut. */
  private static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() <= LONGEST_THREAT ? line : line.substring(0, LONGEST_THREAT);
  }
}
