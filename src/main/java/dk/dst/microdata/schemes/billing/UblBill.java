package dk.dst.microdata.schemes.billing;

import com.helger.diagnostics.error.list.ErrorList;
import com.helger.ubl21.UBL21Marshaller;
import dk.dst.microdata.ground.money.Money;
import dk.dst.microdata.schemes.billing.BillingAddresses.Address;
import dk.dst.microdata.schemes.billing.Charges.Charge;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CreditNoteLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentTermsType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;

/** A bill as an electronic document: UBL 2.1 as Peppol BIS Billing 3 wants it, held to UBL's own schemas. */
record UblBill(BillingSettings.Seller seller, Bill bill, Address address, List<Charge> charges) {

  private static final String CUSTOMIZATION =
      "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
  private static final String PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
  private static final String TERMS = "Betales som oplyst af regnskabssystemet.";

  /** @throws IllegalStateException where the schema refuses it, which says that this class is wrong */
  byte[] document() {
    var errors = new ErrorList();
    String xml = bill.kind() == Bill.Kind.CREDIT
        ? UBL21Marshaller.creditNote().setCollectErrors(errors).setFormattedOutput(true).getAsString(creditNote())
        : UBL21Marshaller.invoice().setCollectErrors(errors).setFormattedOutput(true).getAsString(invoice());
    if (xml == null) {
      throw new IllegalStateException("Bill " + bill.id() + " is no UBL: " + errors);
    }
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  private InvoiceType invoice() {
    var invoice = new InvoiceType();
    invoice.setCustomizationID(CUSTOMIZATION);
    invoice.setProfileID(PROFILE);
    invoice.setID(String.valueOf(bill.id()));
    invoice.setIssueDate(bill.madeOn());
    invoice.setInvoiceTypeCode("380");
    invoice.addNote(UblParts.note(bill.what()));
    invoice.setDocumentCurrencyCode("DKK");
    invoice.setBuyerReference(reference());
    invoice.setAccountingSupplierParty(supplier());
    invoice.setAccountingCustomerParty(customer());
    var terms = new PaymentTermsType();
    terms.addNote(UblParts.note(TERMS));
    invoice.addPaymentTerms(terms);
    invoice.addTaxTotal(tax());
    invoice.setLegalMonetaryTotal(total());
    charges.forEach(charge -> {
      var line = new InvoiceLineType();
      line.setID(String.valueOf(charge.id()));
      line.setInvoicedQuantity(charge.quantity()).setUnitCode(UblParts.unit(charge));
      UblParts.in(line.setLineExtensionAmount(charge.amount().kroner()));
      line.setItem(UblParts.item(charge, bill.vatPercent()));
      line.setPrice(UblParts.price(charge));
      invoice.addInvoiceLine(line);
    });
    return invoice;
  }

  /** What a credit note takes back stands in it as positive. */
  private CreditNoteType creditNote() {
    var note = new CreditNoteType();
    note.setCustomizationID(CUSTOMIZATION);
    note.setProfileID(PROFILE);
    note.setID(String.valueOf(bill.id()));
    note.setIssueDate(bill.madeOn());
    note.setCreditNoteTypeCode("381");
    note.addNote(UblParts.note(bill.what() + ": " + bill.reason()));
    note.setDocumentCurrencyCode("DKK");
    note.setBuyerReference(reference());
    var credited = new DocumentReferenceType();
    credited.setID(String.valueOf(bill.credits()));
    var reference = new BillingReferenceType();
    reference.setInvoiceDocumentReference(credited);
    note.addBillingReference(reference);
    note.setAccountingSupplierParty(supplier());
    note.setAccountingCustomerParty(customer());
    note.addTaxTotal(tax());
    note.setLegalMonetaryTotal(total());
    charges.forEach(charge -> {
      var line = new CreditNoteLineType();
      line.setID(String.valueOf(charge.id()));
      line.setCreditedQuantity(charge.quantity().negate()).setUnitCode(UblParts.unit(charge));
      UblParts.in(line.setLineExtensionAmount(charge.amount().negated().kroner()));
      line.setItem(UblParts.item(charge, bill.vatPercent()));
      line.setPrice(UblParts.price(charge));
      note.addCreditNoteLine(line);
    });
    return note;
  }

  /** What the document is of, as it states it. */
  private Money stated(Money amount) {
    return bill.kind() == Bill.Kind.CREDIT ? amount.negated() : amount;
  }

  private String reference() {
    return address.orderReference().isEmpty() ? bill.institutionName() : address.orderReference();
  }

  private SupplierPartyType supplier() {
    var supplier = new SupplierPartyType();
    supplier.setParty(UblParts.party(seller.name(), seller.cvr(), seller.ean(), seller.street(), seller.postcode(),
        seller.city()));
    return supplier;
  }

  private CustomerPartyType customer() {
    var customer = new CustomerPartyType();
    customer.setParty(UblParts.party(bill.institutionName(), address.cvr(), address.ean(), address.street(),
        address.postcode(), address.city()));
    return customer;
  }

  private TaxTotalType tax() {
    var part = new TaxSubtotalType();
    UblParts.in(part.setTaxableAmount(stated(bill.sum()).kroner()));
    UblParts.in(part.setTaxAmount(stated(bill.vat()).kroner()));
    part.setTaxCategory(UblParts.category(bill.vatPercent(), true));
    var tax = new TaxTotalType();
    UblParts.in(tax.setTaxAmount(stated(bill.vat()).kroner()));
    tax.addTaxSubtotal(part);
    return tax;
  }

  private MonetaryTotalType total() {
    BigDecimal without = stated(bill.sum()).kroner();
    BigDecimal with = stated(bill.sum().plus(bill.vat())).kroner();
    var total = new MonetaryTotalType();
    UblParts.in(total.setLineExtensionAmount(without));
    UblParts.in(total.setTaxExclusiveAmount(without));
    UblParts.in(total.setTaxInclusiveAmount(with));
    UblParts.in(total.setPayableAmount(with));
    return total;
  }
}
