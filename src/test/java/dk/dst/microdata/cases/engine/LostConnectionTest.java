package dk.dst.microdata.cases.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.cases.who.ActorOfTransaction;
import dk.dst.microdata.support.EngineTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The connection is lost in the moment a transaction begins. */
class LostConnectionTest extends EngineTest {

  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private ActorOfTransaction listener;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void leavesNoTransactionOpenOnTheThread() {
    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
      assertThatThrownBy(() -> jdbc.sql("select pg_terminate_backend(pg_backend_pid())").query().singleRow())
          .isInstanceOf(DataAccessException.class);
      // as if it had been lost before this
      listener.afterBegin((DefaultTransactionStatus) status, null);
      assertThat(status.isRollbackOnly()).isTrue();
      jdbc.sql("select 1").query().singleRow();
    })).isInstanceOf(RuntimeException.class);
    assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
    assertThat(transaction.<Integer>execute(status -> jdbc.sql("select 1").query(Integer.class).single())).isOne();
  }
}
