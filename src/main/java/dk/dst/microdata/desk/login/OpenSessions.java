package dk.dst.microdata.desk.login;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions of one account, on whichever node it is at work. They end with the transaction. */
@Component
record OpenSessions(JdbcClient jdbc) {

  /** All but the one in which this happens. */
  void endOthers(String account) {
    var request = LoginPlace.ofRequest().request();
    var session = request == null ? null : request.getSession(false);
    jdbc.sql("delete from login_session where principal_name = ? and session_id <> ?").param(account)
        .param(session == null ? "" : session.getId()).update();
  }

  void endAll(String account) {
    jdbc.sql("delete from login_session where principal_name = ?").param(account).update();
  }
}
