package dk.dst.microdata.ground.notice;

import dk.dst.microdata.ground.text.Danish;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The days by which letters ask for an answer. While a letter reaches nobody, the day moves: whoever is asked has as
 * long as the letter was to give them. Where there is no mail server the case page is what people read, and nothing
 * moves.
 */
@Component
public class AnswerDays implements Reminder {

  private record Late(String caseNumber, String kind, String about, LocalDate answerBy, int answerDays) {}

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final boolean hasServer;

  AnswerDays(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock,
      @Value("${spring.mail.host:}") String mailHost) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
    this.hasServer = !mailHost.isBlank();
  }

  @Override
  public void run() {
    if (hasServer) {
      move();
    }
  }

  /** Moves the day of each letter that has reached nobody since the day it was written. */
  void move() {
    LocalDate today = LocalDate.now(clock);
    List<Late> late = jdbc.sql("""
            select case_number, kind, about, max(answer_until) as answer_by, max(answer_days) as answer_days
            from notice
            where answer_until is not null and written_at < ? and (case_number, kind, about) in (
              select case_number, kind, about from notice where answer_until is not null and sent_at is null)
            group by case_number, kind, about having count(sent_at) = 0 order by case_number, kind, about""")
        .param(Timestamp.from(today.atStartOfDay(clock.getZone()).toInstant())).query(Late.class).list();
    for (Late one : late) {
      LocalDate day = today.plusDays(one.answerDays());
      if (day.isAfter(one.answerBy())) {
        write(one, day);
        events.publishEvent(new AnswerMoved(one.caseNumber(), one.kind(), day));
      }
    }
  }

  /** Somebody has given more time: a letter that has not been sent names the day until which there is time now. */
  public void extend(String caseNumber, String kind, LocalDate day) {
    jdbc.sql("""
            select case_number, kind, about, max(answer_until) as answer_by, max(answer_days) as answer_days
            from notice where case_number = ? and kind = ? and answer_until < ? and sent_at is null
            group by case_number, kind, about""")
        .param(caseNumber).param(kind).param(day).query(Late.class).list().forEach(one -> write(one, day));
  }

  private void write(Late one, LocalDate day) {
    jdbc.sql("""
            update notice set answer_until = :day,
              body = replace(replace(body, 'til og med ' || :before, 'til og med ' || :after),
                             'senest den ' || :before, 'senest den ' || :after)
            where case_number = :caseNumber and kind = :kind and about = :about and sent_at is null""")
        .param("day", day).param("before", Danish.day(one.answerBy())).param("after", Danish.day(day))
        .param("caseNumber", one.caseNumber()).param("kind", one.kind()).param("about", one.about()).update();
  }
}
