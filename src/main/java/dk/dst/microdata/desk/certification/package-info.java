/** The pages of the certification: the test for everybody who works with data, and the bank of its questions for FSE. */
package dk.dst.microdata.desk.certification;
