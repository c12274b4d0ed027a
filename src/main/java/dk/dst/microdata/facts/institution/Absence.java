package dk.dst.microdata.facts.institution;

import java.time.LocalDate;

/**
 * Somebody is away, and somebody else gets their work meanwhile.
 *
 * @param institutionId as whose employee, or null as FSE's
 * @param untilDay the last day away
 */
public record Absence(long id, String personId, String institutionId, String substituteId, LocalDate fromDay,
    LocalDate untilDay, String registeredBy) {}
