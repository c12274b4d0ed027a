package dk.dst.microdata.architecture.made.ground.low;

import dk.dst.microdata.architecture.made.schemes.high.process.Glue;

/** Knows what stands above it, glue at that. */
class LooksUp {

  Glue above;
}
