/** Tasks and absence: who has which tasks, the reminders of them, and what was taken away. */
package dk.dst.microdata.desk.work;
