package dk.dst.microdata.ground.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The letters of adverse decisions, part by part, as they were written: what is sent, shown and made a PDF of comes
 * from the same row. The last day to complain counts from when the letter was written, and moves with a letter that
 * could not be sent on that day.
 */
@Repository
public class AdverseLetters {

  private record Row(String content, LocalDate writtenOn, LocalDate complaintUntil) {}

  private static final String OF = " from adverse_letter where case_number = ? and kind = ? and about = ?";

  private final JdbcClient jdbc;
  private final Notices notices;
  private final ObjectMapper json;
  private final Clock clock;

  AdverseLetters(JdbcClient jdbc, Notices notices, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.notices = notices;
    this.json = json;
    this.clock = clock;
  }

  /** Tells each of them once, as {@link Notices} does. A second run finds the letter as it was first written. */
  public void tell(AdverseLetter letter, String about, Collection<String> people) {
    jdbc.sql("""
            insert into adverse_letter (case_number, kind, about, outcome, content, written_on, complaint_until)
            values (:caseNumber, :kind, :about, :outcome, :content::jsonb, :writtenOn,
                :until) on conflict do nothing""")
        .param("caseNumber", letter.caseNumber()).param("kind", letter.outcome().notice()).param("about", about)
        .param("outcome", letter.outcome().name()).param("content", write(letter)).param("writtenOn", today())
        .param("until", letter.complaint().until()).update();
    notices.tell(letter.caseNumber(), letter.outcome().notice(), about, people, letter.title(),
        LetterText.text(letter.sections()));
  }

  /** The letter with the last day for complaints as it is now. */
  public Optional<AdverseLetter> find(String caseNumber, String kind, String about) {
    return row(caseNumber, kind, about).map(row -> read(row.content()).until(row.complaintUntil()));
  }

  /** The letter of which that notice of the case tells; empty where it is no notice of one. */
  public Optional<AdverseLetter> ofNotice(String caseNumber, long notice) {
    return jdbc.sql("""
            select a.content, a.written_on, a.complaint_until from adverse_letter a
            join notice n using (case_number, kind, about) where n.case_number = ? and n.id = ?""")
        .param(caseNumber).param(notice).query(Row.class).optional()
        .map(row -> read(row.content()).until(row.complaintUntil()));
  }

  /** The last day on which that decision can be complained about; empty for one from before its letter had a day. */
  public Optional<LocalDate> complaintUntil(String caseNumber, String kind, String about) {
    return row(caseNumber, kind, about).map(Row::complaintUntil);
  }

  /**
   * The letter as it goes out today. Where it is late by a day or more, whoever gets it has as long from today as they
   * would have had, and the decision can be complained about until then; what the ledger keeps says the same.
   */
  Optional<AdverseLetter> forSending(UnsentNotices.Letter notice) {
    return row(notice.caseNumber(), notice.kind(), notice.about()).map(row -> {
      AdverseLetter written = read(row.content());
      if (!row.writtenOn().isBefore(today())) {
        return written;
      }
      LocalDate until = today().plusDays(written.complaint().until().toEpochDay() - row.writtenOn().toEpochDay());
      AdverseLetter late = written.until(until);
      jdbc.sql("update adverse_letter set complaint_until = greatest(complaint_until, ?)"
          + " where case_number = ? and kind = ?"
          + " and about = ?").param(until).param(notice.caseNumber()).param(notice.kind()).param(notice.about())
              .update();
      jdbc.sql("update notice set body = ? where id = ?").param(LetterText.text(late.sections())).param(notice.id())
          .update();
      return late;
    });
  }

  private Optional<Row> row(String caseNumber, String kind, String about) {
    return jdbc.sql("select content, written_on, complaint_until" + OF).param(caseNumber).param(kind).param(about)
        .query(Row.class).optional();
  }

  private String write(AdverseLetter letter) {
    try {
      return json.writeValueAsString(letter);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private AdverseLetter read(String content) {
    try {
      return json.readValue(content, AdverseLetter.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
