package dk.dst.microdata.architecture.made.ground.low;

import dk.dst.microdata.architecture.made.ground.other.There;

/** Half of a circle of two rooms. */
public class Here {

  There there;
}
