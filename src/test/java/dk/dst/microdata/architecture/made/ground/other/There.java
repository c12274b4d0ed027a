package dk.dst.microdata.architecture.made.ground.other;

import dk.dst.microdata.architecture.made.ground.low.Here;

/** The other half. */
public class There {

  Here here;
}
