package dk.dst.microdata.ground.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;

/** Where files are kept, each under a number of chance that it has for good. */
public interface Storage {

  /** Which one, as it is written with each document: what is kept stays where it is when another is configured. */
  enum Kind { DATABASE, S3 }

  Kind kind();

  /**
   * Keeps a file, read as a stream.
   *
   * @throws IOException where it cannot; something may have been kept then, and is removed by {@link #remove}
   */
  void keep(UUID id, Path file) throws IOException;

  /** The bytes as a stream, nothing of which is held. */
  InputStream open(UUID id) throws IOException;

  /** Removes it. What is not there is removed already. */
  void remove(UUID id) throws IOException;
}
