package dk.dst.microdata.cases.gate;

import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.facts.register.ListRefused;
import dk.dst.microdata.ground.form.InputRefused;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** What our own endpoints refuse, in the words of whoever asked. */
@RestControllerAdvice
class OwnEndpoints {

  @ExceptionHandler(InputRefused.class)
  ResponseEntity<Map<String, String>> refused(InputRefused refused) {
    return ResponseEntity.badRequest().body(Map.of("message", refused.getMessage()));
  }

  /** A list's rows that could not be read are told one by one. */
  @ExceptionHandler(ListRefused.class)
  ResponseEntity<Map<String, Object>> refused(ListRefused refused) {
    return ResponseEntity.badRequest().body(Map.of("message", refused.getMessage(), "problems", refused.problems()));
  }

  @ExceptionHandler(NoRight.class)
  ResponseEntity<Map<String, String>> noRight(NoRight refused) {
    return ResponseEntity.status(refused.status()).body(Map.of("message", refused.getMessage()));
  }

  @ExceptionHandler(Uploads.Busy.class)
  ResponseEntity<Map<String, String>> busy(Uploads.Busy busy) {
    return ResponseEntity.status(busy.status()).header(HttpHeaders.RETRY_AFTER, "10")
        .body(Map.of("message", busy.getMessage()));
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  ResponseEntity<Map<String, String>> tooLarge() {
    return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE)
        .body(Map.of("message", "Filen er for stor: der kan højst indlæses 10 MB. Intet er indlæst."));
  }

  @ExceptionHandler({HttpMessageNotReadableException.class, MethodArgumentTypeMismatchException.class})
  ResponseEntity<Map<String, String>> unreadable() {
    return ResponseEntity.badRequest().body(Map.of("message", "Det sendte kan ikke læses. Intet er ændret."));
  }

  /** Another method or kind of content than is read here. Spring itself would warn operators of each. */
  @ExceptionHandler({HttpRequestMethodNotSupportedException.class, HttpMediaTypeNotSupportedException.class})
  ResponseEntity<Map<String, String>> askedWrongly(ErrorResponse refused) {
    return ResponseEntity.status(refused.getStatusCode()).headers(refused.getHeaders())
        .body(Map.of("message", "Det sendte kan ikke bruges her. Intet er ændret."));
  }

  @ExceptionHandler({MissingServletRequestPartException.class, MultipartException.class})
  ResponseEntity<Map<String, String>> noFile() {
    return ResponseEntity.badRequest().body(Map.of("message", "Vælg en fil, der skal indlæses."));
  }
}
