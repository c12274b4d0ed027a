package dk.dst.microdata.cases.who;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says at the begin of every transaction who acts and when it is, so that the database can write it down with whatever
 * changes in it ({@code record_change}). Without anybody logged in, it is the system: a timer, or the start.
 */
@Component
public class ActorOfTransaction implements TransactionExecutionListener, SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(ActorOfTransaction.class);

  private final ObjectProvider<Actor> actors;
  private final ObjectProvider<JdbcClient> clients;
  private final ObjectProvider<Clock> clocks;
  private Actor actor;
  private JdbcClient jdbc;
  private Clock clock;

  ActorOfTransaction(ObjectProvider<Actor> actors, ObjectProvider<JdbcClient> clients, ObjectProvider<Clock> clocks) {
    this.actors = actors;
    this.clients = clients;
    this.clocks = clocks;
  }

  /** The engine is built in transactions of its own, in which nobody acts yet. */
  @Override
  public void afterSingletonsInstantiated() {
    jdbc = clients.getObject();
    clock = clocks.getObject();
    actor = actors.getObject();
  }

  /**
   * An exception here would leave the transaction open on its thread for ever: whoever began it has not got it yet. So it
   * is only marked. Nothing can be written in it any more: the connection is gone, or PostgreSQL refuses what follows.
   */
  @Override
  public void afterBegin(TransactionExecution transaction, Throwable failure) {
    if (failure == null && actor != null && !transaction.isReadOnly()) {
      try {
        say();
      } catch (DataAccessException e) {
        log.warn("A transaction cannot be told who acts in it, and is rolled back: {}", e.getClass().getSimpleName());
        transaction.setRollbackOnly();
      }
    }
  }

  /** Somebody else acts from now on in the transaction that is open, if any. */
  public void changed() {
    if (actor != null && TransactionSynchronizationManager.isActualTransactionActive()) {
      say();
    }
  }

  private void say() {
    jdbc.sql("select set_config('microdata.actor', ?, true), set_config('microdata.moment', ?, true)")
        .param(actor.isKnown() ? actor.id() : Actor.SYSTEM).param(OffsetDateTime.now(clock).toString())
        .query().singleRow();
  }
}
