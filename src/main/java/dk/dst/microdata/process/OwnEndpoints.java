package dk.dst.microdata.process;

import dk.dst.microdata.form.InputRefused;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
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

  @ExceptionHandler(NoRight.class)
  ResponseEntity<Map<String, String>> noRight(NoRight refused) {
    return ResponseEntity.status(refused.status()).body(Map.of("message", refused.getMessage()));
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

  @ExceptionHandler({MissingServletRequestPartException.class, MultipartException.class})
  ResponseEntity<Map<String, String>> noFile() {
    return ResponseEntity.badRequest().body(Map.of("message", "Vælg en fil, der skal indlæses."));
  }
}
