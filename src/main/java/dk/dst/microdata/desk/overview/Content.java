package dk.dst.microdata.desk.overview;

import java.util.List;
import java.util.Optional;

/**
 * A section as it stands for what is wanted.
 *
 * @param of the day or the period the figures are of, in words
 * @param figures what its tables have counted
 */
record Content(String of, List<Table> tables, List<Figures<?>> figures) {

  static Content of(String of, Figures<?> figures, Table... tables) {
    return new Content(of, List.of(tables), List.of(figures));
  }

  Optional<Figures<?>> behind(String figure) {
    return figures.stream().filter(one -> one.has(figure)).findFirst();
  }
}
