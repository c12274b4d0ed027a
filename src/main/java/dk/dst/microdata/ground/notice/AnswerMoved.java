package dk.dst.microdata.ground.notice;

import java.time.LocalDate;

/** A letter that asks for an answer could not be sent: there is time until that day. */
public record AnswerMoved(String caseNumber, String kind, LocalDate until) {}
