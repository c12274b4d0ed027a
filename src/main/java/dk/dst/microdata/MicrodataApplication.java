package dk.dst.microdata;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The process application of Statistics Denmark's microdata schemes. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class MicrodataApplication {

  public static void main(String[] args) {
    SpringApplication.run(MicrodataApplication.class, args);
  }
}
