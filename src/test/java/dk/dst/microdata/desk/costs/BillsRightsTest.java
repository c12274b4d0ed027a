package dk.dst.microdata.desk.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import dk.dst.microdata.schemes.billing.BillingAddresses;
import dk.dst.microdata.schemes.billing.Bills;
import dk.dst.microdata.schemes.billing.BillsOnRecord;
import dk.dst.microdata.schemes.billing.Charges;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.Who;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who does what with a bill, cell by cell, and that a draft does not exist for the institution. */
class BillsRightsTest extends EngineTest {

  private static final String API = "/camunda/api/microdata/";
  private static final Map<String, InstitutionCommand> COMMANDS = Map.of("check", InstitutionCommand.CHECK_BILLS,
      "approve", InstitutionCommand.APPROVE_BILLS, "send-back", InstitutionCommand.APPROVE_BILLS,
      "exported", InstitutionCommand.CHECK_BILLS, "number", InstitutionCommand.CHECK_BILLS,
      "settled", InstitutionCommand.CHECK_BILLS, "credit", InstitutionCommand.CHECK_BILLS,
      "answer", InstitutionCommand.CHECK_BILLS, "objection", InstitutionCommand.OBJECT_TO_BILL);

  @LocalServerPort
  private int port;
  @Autowired
  private Charges charges;
  @Autowired
  private Bills bills;
  @Autowired
  private BillsOnRecord onRecord;
  @Autowired
  private BillingAddresses addresses;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;

  @TestFactory
  Stream<DynamicTest> onlyThoseEntitledMay() {
    world.day(LocalDate.of(2032, 2, 2));
    TestInstitution institution = world.qualified();
    world.inOperation(institution);
    world.oneRoleEach(institution);
    transaction.execute(status -> charges.make(institution.id()));
    world.day(LocalDate.of(2032, 4, 1));
    transaction.executeWithoutResult(status -> bills.draft());
    long bill = jdbc.sql("select id from bill where institution_id = ?").param(institution.id()).query(Long.class).single();
    clock.reset();
    Stream<DynamicTest> drafted = cells(institution, bill, false).stream();
    return Stream.concat(drafted, Stream.of(DynamicTest.dynamicTest("approved", () -> {
      bills.check(bill, onRecord.find(bill).orElseThrow().sum().oere(), "oda");
      addresses.say(institution.id(), "99999993", "", "Ågade 7", "8000", "Aarhus C", "", "oda");
      bills.approve(bill, World.APPROVER);
      for (Who who : Who.values()) {
        cell(who, institution, bill, true);
      }
    })));
  }

  private List<DynamicTest> cells(TestInstitution institution, long bill, boolean approved) {
    return Stream.of(Who.values()).map(who -> DynamicTest.dynamicTest("draft x " + who,
        () -> cell(who, institution, bill, approved))).toList();
  }

  private void cell(Who who, TestInstitution institution, long bill, boolean approved) throws Exception {
    WebSession session = new WebSession(port).logIn(who.in(institution), "demo");
    boolean fse = List.of(Who.ECONOMY, Who.APPROVER, Who.OWNER).contains(who);
    boolean sees = fse || approved && who.isOneOf(InstitutionCommand.SEE_COSTS.roles());
    assertThat(session.get(API + "bills").statusCode()).as(who + " list").isEqualTo(fse ? 200 : 403);
    assertThat(session.get(API + "bills/" + bill).statusCode()).as(who + " bill").isEqualTo(sees ? 200 : 404);
    for (var command : COMMANDS.entrySet()) {
      boolean may = sees && who.isOneOf(command.getValue().roles());
      if (!may) {
        assertThat(session.send("POST", API + "bills/" + bill + "/" + command.getKey(), "{}").statusCode())
            .as(who + " " + command.getKey()).isIn(sees ? List.of(403, 404) : List.of(404));
      }
    }
    assertThat(session.get(API + "bills/" + bill + "/bill.csv").statusCode()).as(who + " file")
        .isEqualTo(who == Who.ECONOMY ? approved ? 200 : 400 : sees ? 403 : 404);
    boolean says = who.isOneOf(InstitutionCommand.SAY_BILLING_ADDRESS.roles());
    assertThat(session.send("PUT", API + "costs/" + institution.id() + "/address", json.writeValueAsString(Map.of("cvr", "99999993", "street",
        "Ågade 7", "postcode", "8000", "city", "Aarhus C"))).statusCode()).as(who + " address")
        .isEqualTo(says ? 200 : who.isOneOf(InstitutionCommand.SEE_PEOPLE.roles()) ? 403 : 404);
  }
}
