package dk.dst.microdata.facts.institution;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The mail domains of an institution, as its responsible defines them (domain 3.2): employees have an address in one of
 * them. None at all means that none are said, and then every address is good.
 */
public record MailDomains(List<String> names) {

  private static final Pattern DOMAIN =
      Pattern.compile("([\\p{Ll}\\d]([\\p{Ll}\\d-]{0,61}[\\p{Ll}\\d])?\\.)+\\p{Ll}{2,63}");

  /** Those in a line, divided by commas; an @ before one is forgiven. What is no domain is among them too. */
  public static MailDomains of(String line) {
    return new MailDomains(Arrays.stream((line == null ? "" : line).split(","))
        .map(name -> name.strip().toLowerCase().replaceFirst("^@", "")).filter(name -> !name.isEmpty()).distinct()
        .toList());
  }

  /** Those that cannot be domains. */
  public List<String> unusable() {
    return names.stream().filter(name -> name.length() > 253 || !DOMAIN.matcher(name).matches()).toList();
  }

  /** Whether an employee may have that address: the domain must be named itself, not only what it is a part of. */
  public boolean cover(String email) {
    return names.isEmpty() || names.contains(email.substring(email.lastIndexOf('@') + 1).toLowerCase());
  }

  /** As they are kept, and as people read them. */
  public String line() {
    return names.stream().collect(Collectors.joining(", "));
  }
}
