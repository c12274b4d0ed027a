package dk.dst.microdata.ground.attachment;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where files are kept, and that nothing is left there which is no document. A file is written down as a leftover before
 * it is kept, and ceases to be one in the transaction in which it becomes a document; a document that goes becomes one.
 */
@Component
public class Storages {

  private static final Logger LOG = LoggerFactory.getLogger(Storages.class);
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  /** Longer than anything takes to be kept; what takes longer is refused. */
  private static final Duration ARRIVING = Duration.ofHours(2);

  private final List<Storage> all;
  private final AttachmentTerms terms;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Storages(List<Storage> all, AttachmentTerms terms, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.all = all;
    this.terms = terms;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Where a document lies. */
  Storage of(Storage.Kind kind) {
    return all.stream().filter(storage -> storage.kind() == kind).findFirst().orElseThrow(() ->
        new IllegalStateException("Documents lie in " + kind + ", which is not configured"));
  }

  /** Where documents are kept that come now. */
  Storage.Kind current() {
    return terms.storage();
  }

  /** Keeps a file that is no document yet; where it fails, nothing of it is left. */
  void keep(UUID id, Arrival arrival) throws IOException {
    jdbc.sql("insert into attachment_leftover (id, storage, remove_from) values (?, ?, ?)").param(id)
        .param(current().name()).param(Timestamp.from(clock.instant().plus(ARRIVING))).update();
    try {
      of(current()).keep(id, arrival.file());
    } catch (IOException | RuntimeException e) {
      drop(id);
      throw e;
    }
  }

  /** It is no leftover: within the transaction that makes it a document. @return whether it still was one */
  boolean become(UUID id) {
    return jdbc.sql("delete from attachment_leftover where id = ?").param(id).update() == 1;
  }

  /** It will be no document; where it cannot be removed now, that is done later. */
  void drop(UUID id) {
    jdbc.sql("update attachment_leftover set remove_from = null where id = ?").param(id).update();
    removeLeftovers();
  }

  private record Leftover(UUID id, Storage.Kind storage) {}

  /** Also where several nodes do it at once: each takes what no other has. */
  @Scheduled(fixedDelayString = "${microdata.attachments.round:PT10M}", initialDelayString = "${microdata.first-round}")
  public void removeLeftovers() {
    UUID tried = BEFORE_ALL;
    while (tried != null) {
      UUID after = tried;
      tried = transaction.execute(status -> removeOne(after));
    }
  }

  /** @return the one that was tried, or null where there is none any more */
  private UUID removeOne(UUID after) {
    Leftover leftover = jdbc.sql("""
            select id, storage from attachment_leftover where (remove_from is null or remove_from < ?) and id > ?
            order by id limit 1 for update skip locked""").param(Timestamp.from(clock.instant())).param(after)
        .query(Leftover.class).optional().orElse(null);
    if (leftover == null) {
      return null;
    }
    remove(leftover);
    return leftover.id();
  }

  private void remove(Leftover leftover) {
    try {
      of(leftover.storage()).remove(leftover.id());
      become(leftover.id());
    } catch (IOException | RuntimeException e) {
      LOG.warn("A file that is no document any more could not be removed from {}; tried again later: {}",
          leftover.storage(), e.toString());
    }
  }
}
