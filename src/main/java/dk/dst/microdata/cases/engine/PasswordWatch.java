package dk.dst.microdata.cases.engine;

import java.util.function.BooleanSupplier;

/**
 * Stands at every password that is tried, and is told of every one that changes: by the web applications, the REST
 * interface or the engine's own, each time in the transaction of the engine's command.
 */
public interface PasswordWatch {

  /**
   * Whether the person is let in.
   *
   * @param name as it was typed, which no account need have
   * @param isRight looks whether the password is the account's; is not asked where one must wait
   */
  boolean letIn(String name, BooleanSupplier isRight);

  /** Whoever must wait before the next attempt need not any more. */
  void forgive(String name);

  /** The account has another password. */
  void changed(String account);

  /** The account is no more. */
  void gone(String account);
}
