package dk.dst.microdata.ground.notice;

import java.util.Set;

/** Which cases do not go on by themselves at present, because a step has failed; known further up. */
public interface StandingCases {

  /** Their numbers, in one question. */
  Set<String> numbers();
}
