/** The tasks of a case: who is offered, takes and completes one, what their forms bring, and by when. */
package dk.dst.microdata.cases.task;
