package dk.dst.microdata.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Chance that depends on nothing but what it is asked about: a matter falls out the same in every run of a seed. */
final class Dice {

  private final Random random;

  private Dice(Random random) {
    this.random = random;
  }

  static Dice of(Object... matter) {
    return new Dice(new Random(Arrays.hashCode(matter) * 0x9E3779B97F4A7C15L));
  }

  int from(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** True so many times in a thousand. */
  boolean perMille(int chance) {
    return random.nextInt(1000) < chance;
  }

  <T> T one(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** One of the outcomes, each with its weight: "a", 80, "b", 20. */
  String pick(Object... weighted) {
    int all = 0;
    for (int i = 1; i < weighted.length; i += 2) {
      all += (Integer) weighted[i];
    }
    int fallen = random.nextInt(all);
    for (int i = 0; ; i += 2) {
      fallen -= (Integer) weighted[i + 1];
      if (fallen < 0) {
        return (String) weighted[i];
      }
    }
  }
}
