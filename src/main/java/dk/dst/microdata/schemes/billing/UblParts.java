package dk.dst.microdata.schemes.billing;

import com.helger.xsds.ccts.cct.schemamodule.AmountType;
import dk.dst.microdata.schemes.billing.Charges.Charge;
import java.math.BigDecimal;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyNameType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExemptionReasonType;

/** The parts that invoices and credit notes have in common. */
final class UblParts {

  /** Of Peppol's list of electronic addresses: GLN, and the Danish CVR number. */
  private static final String GLN = "0088";
  private static final String CVR = "0184";

  private UblParts() {}

  /** An amount in Danish kroner. */
  static void in(AmountType amount) {
    amount.setCurrencyID("DKK");
  }

  static NoteType note(String text) {
    return new NoteType(text);
  }

  /** Hours have a code of their own; all else is counted. */
  static String unit(Charge charge) {
    return charge.unit().startsWith("time") ? "HUR" : "C62";
  }

  static ItemType item(Charge charge, BigDecimal vatPercent) {
    var item = new ItemType();
    item.setName(charge.description());
    item.addClassifiedTaxCategory(category(vatPercent, false));
    return item;
  }

  static PriceType price(Charge charge) {
    var price = new PriceType();
    in(price.setPriceAmount(charge.rate().kroner()));
    return price;
  }

  /** @param reason whether it says why there is no tax, where there is none */
  static TaxCategoryType category(BigDecimal vatPercent, boolean reason) {
    var category = new TaxCategoryType();
    boolean taxed = vatPercent.signum() > 0;
    category.setID(taxed ? "S" : "O");
    if (taxed) {
      category.setPercent(vatPercent);
    } else if (reason) {
      category.addTaxExemptionReason(new TaxExemptionReasonType("Uden moms"));
    }
    category.setTaxScheme(vat());
    return category;
  }

  static PartyType party(String name, String cvr, String ean, String street, String postcode, String city) {
    var party = new PartyType();
    boolean hasEan = ean != null && !ean.isBlank();
    party.setEndpointID(hasEan ? ean : "DK" + cvr).setSchemeID(hasEan ? GLN : CVR);
    var called = new PartyNameType();
    called.setName(name);
    party.addPartyName(called);
    var country = new CountryType();
    country.setIdentificationCode("DK");
    var address = new AddressType();
    address.setStreetName(street);
    address.setCityName(city);
    address.setPostalZone(postcode);
    address.setCountry(country);
    party.setPostalAddress(address);
    var taxed = new PartyTaxSchemeType();
    taxed.setCompanyID("DK" + cvr);
    taxed.setTaxScheme(vat());
    party.addPartyTaxScheme(taxed);
    var legal = new PartyLegalEntityType();
    legal.setRegistrationName(name);
    legal.setCompanyID("DK" + cvr).setSchemeID(CVR);
    party.addPartyLegalEntity(legal);
    return party;
  }

  private static TaxSchemeType vat() {
    var scheme = new TaxSchemeType();
    scheme.setID("VAT");
    return scheme;
  }
}
