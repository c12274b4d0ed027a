package dk.dst.microdata.ground.rights;

/** How a case of one kind is taken back before it is decided; each kind that can be has one. */
public interface Withdrawing {

  CaseKind kind();

  /**
   * First the case moves on, which of two at the same moment one can do; then its process is told.
   *
   * @param by user id of whoever takes it back
   */
  void withdraw(String caseNumber, String reason, String by);
}
