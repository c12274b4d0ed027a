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

  /** It is a document now. Within the transaction that makes it one. @return whether it is still there */
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
    boolean more = true;
    while (more) {
      more = Boolean.TRUE.equals(transaction.execute(status -> removeOne()));
    }
  }

  private boolean removeOne() {
    return jdbc.sql("""
            select id, storage from attachment_leftover where remove_from is null or remove_from < ?
            order by id limit 1 for update skip locked""").param(Timestamp.from(clock.instant())).query(Leftover.class)
        .optional().map(this::remove).orElse(false);
  }

  private boolean remove(Leftover leftover) {
    try {
      of(leftover.storage()).remove(leftover.id());
    } catch (IOException | RuntimeException e) {
      LOG.warn("A file that is no document any more could not be removed from {}; tried again later: {}",
          leftover.storage(), e.toString());
      return false;
    }
    return become(leftover.id());
  }
}
