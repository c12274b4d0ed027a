package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.facts.legalbasis.LegalBases;
import dk.dst.microdata.facts.legalbasis.LegalBasisLines;
import dk.dst.microdata.facts.register.Catalogue;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.Register;
import dk.dst.microdata.facts.register.RegisterRow;
import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.FormView;
import dk.dst.microdata.ground.text.Danish;
import dk.dst.microdata.schemes.authority.AuthorityScheme.Content;
import dk.dst.microdata.schemes.authority.AuthorityScheme.SecurityDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What is shown of an application for the authority scheme to those who assess and sign it, and of its renewal. */
@Component
class AuthorityViews {

  private final AuthoritySchemes schemes;
  private final AuthorityRulings rulings;
  private final AuthorityOperation operation;
  private final Analyses analyses;
  private final Institutions institutions;
  private final ContentLists lists;
  private final Catalogue catalogue;
  private final Decisions decisions;
  private final AuthorityAgreement agreement;
  private final Agreements agreements;
  private final Attachments attachments;
  private final LegalBases legalBases;

  AuthorityViews(AuthoritySchemes schemes, AuthorityRulings rulings, AuthorityOperation operation, Analyses analyses,
      Institutions institutions, ContentLists lists, Catalogue catalogue, Decisions decisions,
      AuthorityAgreement agreement, Agreements agreements, Attachments attachments, LegalBases legalBases) {
    this.schemes = schemes;
    this.rulings = rulings;
    this.operation = operation;
    this.analyses = analyses;
    this.institutions = institutions;
    this.lists = lists;
    this.catalogue = catalogue;
    this.decisions = decisions;
    this.agreement = agreement;
    this.agreements = agreements;
    this.attachments = attachments;
    this.legalBases = legalBases;
  }

  private Map<String, Object> application(String caseNumber) {
    AuthorityScheme scheme = schemes.get(caseNumber);
    Content said = scheme.content();
    var shown = head(scheme);
    shown.put("applicantName", institutions.personName(scheme.openedBy()));
    shown.put("submission", scheme.submission());
    shown.put("kindName", said.kind().danish());
    shown.put("obligation", said.obligation());
    shown.put("obligationReference", said.obligationReference());
    shown.put("remit", said.remit());
    shown.put("topicNames", String.join(", ", said.topics()));
    shown.put("environment", said.environment());
    shown.put("securityDocument", document(said.security()));
    shown.putAll(attachments.shown(caseNumber, AuthorityForm.SECURITY_FILE));
    shown.put("legalBasis", LegalBasisLines.of(legalBases.find(caseNumber), institutions::name).entrySet().stream()
        .map(line -> Map.of("label", line.getKey(), "text", line.getValue())).toList());
    shown.put("registers", registers(said));
    shown.put("contentList", said.contentList() == null ? "ingen" : lists.get(said.contentList()).describe());
    shown.put("contentReason", Objects.requireNonNullElse(said.contentReason(), ""));
    shown.put("contactName", institutions.personName(said.contact()));
    shown.put("signatoryName", institutions.personName(said.signatory()));
    Map<String, String> names = institutions.personNames(said.users());
    shown.put("userNames", said.users().stream().map(names::get).collect(Collectors.joining(", ")));
    shown.put("billing", "EAN " + Objects.requireNonNullElse(said.ean(), "ikke oplyst") + ", reference "
        + Objects.requireNonNullElse(said.billingReference(), "ikke oplyst"));
    shown.put("findings", rulings.findings(caseNumber).stream().map(finding -> Map.of("condition",
        finding.condition().danish(), "outcome", finding.outcome().danish(), "evidence", finding.evidence(), "source",
        finding.condition().source())).toList());
    shown.putAll(agreements.shown(agreement, caseNumber));
    decisions.find(caseNumber, Step.AUTHORITY_REVIEW, scheme.submission()).ifPresent(review -> {
      shown.put("reviewerName", institutions.personName(review.decidedBy()));
      shown.put("reviewOutcome", Recommendation.of(review.outcome()).danish());
      shown.put("reviewReason", review.reason());
    });
    return shown;
  }

  private LinkedHashMap<String, Object> head(AuthorityScheme scheme) {
    Institution institution = institutions.get(scheme.institutionId());
    var shown = new LinkedHashMap<String, Object>();
    shown.put("caseNumber", scheme.caseNumber());
    shown.put("institutionName", institution.name());
    shown.put("authorisationNumber", institution.authorisationNumber());
    return shown;
  }

  private static String document(SecurityDocument document) {
    return "„" + document.title() + "“, version " + document.version() + " af " + Danish.day(document.day());
  }

  private List<Map<String, String>> registers(Content said) {
    Map<String, Register> known = catalogue.byCode();
    Map<String, String> reasons = lists.reasons(said.contentList());
    reasons.putAll(RegisterRow.reasons(said.registers()));
    return lists.content(said.contentList(), RegisterRow.data(said.registers())).holdings().stream().map(holding ->
        Map.of("register", known.containsKey(holding.register()) ? known.get(holding.register()).label()
            : holding.register(), "topic", known.containsKey(holding.register())
                ? known.get(holding.register()).topic() : "ikke kendt", "years", holding.span().toString(), "reason",
            reasons.getOrDefault(holding.register(), ""))).toList();
  }

  private Map<String, Object> renewal(String caseNumber) {
    AuthorityScheme scheme = schemes.get(caseNumber);
    Content said = scheme.content();
    var shown = head(scheme);
    shown.put("projectNumber", scheme.projectNumber());
    shown.put("lastDay", Danish.day(operation.lastDay(caseNumber)));
    shown.put("closesOn", Danish.day(operation.closesOn(caseNumber)));
    shown.put("isFrozen", !operation.isOpen(caseNumber));
    shown.put("obligation", said.obligation());
    shown.put("obligationReference", said.obligationReference());
    shown.put("analysisCount", Danish.count(analyses.count(caseNumber), "analyse", "analyser"));
    shown.put("contactChoices", institutions.peopleWith(scheme.institutionId(), Role.ADMINISTRATOR).stream()
        .map(AuthorityForm::choice).toList());
    shown.put("contact", institutions.hasAny(scheme.institutionId(), said.contact(), Role.ADMINISTRATOR)
        ? said.contact() : null);
    shown.put(AuthorityForm.SECURITY_FILE, attachments.filled(caseNumber, AuthorityForm.SECURITY_FILE));
    shown.put("securityTitle", said.security().title());
    shown.put("securityVersion", said.security().version());
    shown.put("securityDay", said.security().day().toString());
    shown.put("obligationStands", false); // confirmed anew each year
    shown.put("remark", "");
    return shown;
  }

  @Configuration(proxyBeanMethods = false)
  static class Forms {

    @Bean
    FormView reviewAuthority(AuthorityViews views) {
      return FormView.of("review-authority", views::application);
    }

    @Bean
    FormView approveAuthority(AuthorityViews views) {
      return FormView.of("approve-authority", views::application);
    }

    @Bean
    FormView signAuthority(AuthorityViews views) {
      return FormView.of("sign-authority", views::application);
    }

    @Bean
    FormView renewAuthority(AuthorityViews views) {
      return FormView.of("renew-authority", views::renewal);
    }
  }
}
