package dk.dst.microdata.desk.overview;

import dk.dst.microdata.desk.overview.DatabaseDates.Planned;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Planned days as a calendar that others' programs read (iCalendar, RFC 5545). Whole days with a text need so little of
 * it, that a library would bring more than it saves; a test reads it back.
 */
final class CalendarFile {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
      .withZone(ZoneOffset.UTC);
  /** Of a line in bytes; what is longer goes on in the next, after a blank. */
  private static final int LONGEST = 75;

  private CalendarFile() {}

  static byte[] of(List<Planned> planned, Instant made) {
    var text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//Danmarks Statistik//Forskningsservice//DA");
    line(text, "X-WR-CALNAME:Projektdatabaser");
    for (Planned one : planned) {
      line(text, "BEGIN:VEVENT");
      line(text, "UID:" + one.caseNumber() + (one.isEnd() ? "-slut" : "-gennemgang") + "@forskningsservice");
      line(text, "DTSTAMP:" + MOMENT.format(made));
      line(text, "DTSTART;VALUE=DATE:" + day(one.day()));
      line(text, "DTEND;VALUE=DATE:" + day(one.day().plusDays(1)));
      line(text, "SUMMARY:" + escaped(one.what() + ": " + one.caseNumber() + ", " + one.institution()));
      line(text, "DESCRIPTION:" + escaped(one.title()));
      line(text, "TRANSP:TRANSPARENT");
      line(text, "END:VEVENT");
    }
    line(text, "END:VCALENDAR");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String day(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\\R", "\\\\n");
  }

  private static void line(StringBuilder text, String content) {
    int length = 0;
    for (int sign : content.codePoints().toArray()) {
      String letter = Character.toString(sign);
      int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
      if (length + bytes > LONGEST) {
        text.append("\r\n ");
        length = 1;
      }
      text.append(letter);
      length += bytes;
    }
    text.append("\r\n");
  }
}
