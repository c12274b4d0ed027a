package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.billing.BillingAddresses.Address;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** An approved bill as a file for the accounting system (N2: an export, not a ledger of our own). */
@Component
public class BillFiles {

  private static final List<String> HEADS = List.of("Regning", "For", "Debitor", "CVR", "EAN", "Adresse", "Postnummer",
      "By", "Ordrereference", "Momssats");

  private final BillsOnRecord onRecord;
  private final BillingAddresses addresses;
  private final BillingSettings settings;

  BillFiles(BillsOnRecord onRecord, BillingAddresses addresses, BillingSettings settings) {
    this.onRecord = onRecord;
    this.addresses = addresses;
    this.settings = settings;
  }

  /**
   * As an electronic bill.
   *
   * @throws InputRefused for one that is not approved, and where it is not set who sends it
   */
  public byte[] ubl(long id) {
    Bill bill = approved(id);
    if (!settings.seller().isSet()) {
      throw new InputRefused("Afsenderens CVR-nummer og adresse er ikke sat op (microdata.billing.seller), så der kan ikke"
          + " laves en elektronisk faktura. Hent regningen som csv.");
    }
    return new UblBill(settings.seller(), bill, addresses.get(bill.address()), onRecord.lines(id)).document();
  }

  /** A row for each line, with whom it is to. */
  public byte[] csv(long id) {
    Bill bill = approved(id);
    Address to = addresses.get(bill.address());
    return ChargeTable.csv(HEADS, Arrays.asList(bill.id(), bill.what(), bill.institutionName(), to.cvr(), to.ean(),
        to.street(), to.postcode(), to.city(), to.orderReference(), bill.vatPercent()), onRecord.lines(id));
  }

  private Bill approved(long id) {
    Bill bill = onRecord.find(id).orElseThrow(() -> new InputRefused("Regningen findes ikke."));
    if (bill.vatPercent() == null) {
      throw new InputRefused("Regningen er ikke godkendt.");
    }
    return bill;
  }
}
