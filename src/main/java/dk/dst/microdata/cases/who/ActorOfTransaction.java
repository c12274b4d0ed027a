package dk.dst.microdata.cases.who;

import dk.dst.microdata.ground.database.WatchedConnections;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Says at the begin of every transaction who acts and when it is, so that the database can write it down with whatever
 * changes in it ({@code record_change}). Without anybody logged in, it is the system: a timer, or the start.
 */
@Component
public class ActorOfTransaction implements TransactionExecutionListener, SmartInitializingSingleton {

  private final ObjectProvider<Actor> actors;
  private final ObjectProvider<Clock> clocks;
  private Actor actor;
  private Clock clock;

  ActorOfTransaction(ObjectProvider<Actor> actors, ObjectProvider<Clock> clocks) {
    this.actors = actors;
    this.clocks = clocks;
  }

  /** The engine is built in transactions of its own, in which nobody acts yet. */
  @Override
  public void afterSingletonsInstantiated() {
    clock = clocks.getObject();
    actor = actors.getObject();
  }

  @Override
  public void afterBegin(TransactionExecution transaction, Throwable failure) {
    if (failure == null && actor != null && !transaction.isReadOnly()) {
      changed();
    }
  }

  /** Somebody else acts from now on in the transaction that is open, if any. */
  public void changed() {
    if (actor != null) {
      WatchedConnections.acts(actor.isKnown() ? actor.id() : Actor.SYSTEM, OffsetDateTime.now(clock).toString());
    }
  }
}
