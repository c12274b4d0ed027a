package dk.dst.microdata.schemes.billing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * From when this application charges, and who sends the bills.
 *
 * @param begins the first day; what has happened before has been charged elsewhere, and makes no line
 */
@Validated
@ConfigurationProperties("microdata.billing")
public record BillingSettings(@NotNull @DefaultValue("2027-01-01") LocalDate begins, @Valid @DefaultValue Seller seller) {

  /** Who bills; empty until it is set, and no electronic bill is made without it. @param ean empty where there is none */
  public record Seller(
      @DefaultValue("Danmarks Statistik, Forskningsservice") String name,
      @DefaultValue("") String cvr,
      @DefaultValue("") String ean,
      @DefaultValue("") String street,
      @DefaultValue("") String postcode,
      @DefaultValue("") String city) {

    boolean isSet() {
      return !name.isBlank() && BillingAddresses.isCvr(cvr) && !street.isBlank() && !postcode.isBlank() && !city.isBlank();
    }
  }
}
