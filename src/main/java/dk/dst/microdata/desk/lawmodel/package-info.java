/** The page of who may use Lovmodellen, by which ministry and until when. */
package dk.dst.microdata.desk.lawmodel;
