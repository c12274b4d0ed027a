package dk.dst.microdata.start;

/** A start that must not be, with what to do about it. */
class StartRefused extends RuntimeException {

  StartRefused(String message) {
    super(message);
  }
}
