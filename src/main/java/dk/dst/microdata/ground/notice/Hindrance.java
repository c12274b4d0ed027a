package dk.dst.microdata.ground.notice;

/** Why a notice has not been sent, in words for those who can do something about it. */
enum Hindrance {
  NO_SERVER("Der er ikke sat nogen mailserver op."),
  SERVER("Mailserveren svarer ikke eller afviser os. Brevet sendes, så snart den tager imod."),
  NO_ADDRESS("Modtageren har ingen e-mailadresse. Brevet sendes, når der er registreret en."),
  ADDRESS("Modtagerens e-mailadresse er forkert eller bliver afvist. Brevet forsøges igen."),
  MESSAGE("Brevet kunne ikke dannes, eller mailserveren tog ikke imod det. Det forsøges igen; årsagen står i loggen."),
  WAITS("Venter på at blive sendt.");

  private final String danish;

  Hindrance(String danish) {
    this.danish = danish;
  }

  String danish() {
    return danish;
  }
}
