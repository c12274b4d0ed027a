package dk.dst.microdata.ground.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files in our own database, in parts of which one at a time is in memory. A part is one question, so that no connection
 * is held while somebody with a slow line fetches a file.
 */
@Component
class DatabaseStorage implements Storage {

  static final int PART = 256 * 1024;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  DatabaseStorage(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public Kind kind() {
    return Kind.DATABASE;
  }

  @Override
  public void keep(UUID id, Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      transaction.executeWithoutResult(status -> keep(id, content));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void keep(UUID id, InputStream content) {
    try {
      int number = 0;
      for (byte[] part = content.readNBytes(PART); part.length > 0; part = content.readNBytes(PART)) {
        jdbc.sql("insert into attachment_part (attachment, number, content) values (?, ?, ?)").param(id).param(number++)
            .param(part).update();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(UUID id) {
    return new SequenceInputStream(new Parts(id));
  }

  @Override
  public void remove(UUID id) {
    jdbc.sql("delete from attachment_part where attachment = ?").param(id).update();
  }

  /** One after the other, each read when the one before has been. */
  private final class Parts implements Enumeration<InputStream> {

    private final UUID id;
    private int number;
    private byte[] next;

    Parts(UUID id) {
      this.id = id;
    }

    @Override
    public boolean hasMoreElements() {
      if (next == null) {
        next = jdbc.sql("select content from attachment_part where attachment = ? and number = ?").param(id).param(number)
            .query(byte[].class).optional().orElse(null);
      }
      return next != null;
    }

    @Override
    public InputStream nextElement() {
      if (!hasMoreElements()) {
        throw new NoSuchElementException();
      }
      var part = new ByteArrayInputStream(next);
      next = null;
      number++;
      return part;
    }
  }
}
