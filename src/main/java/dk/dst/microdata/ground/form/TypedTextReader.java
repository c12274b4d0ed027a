package dk.dst.microdata.ground.form;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.springframework.boot.jackson.JsonComponent;

/** Every text in what our own endpoints and forms are sent as JSON comes in as it may be kept. */
@JsonComponent
class TypedTextReader extends StdScalarDeserializer<String> {

  TypedTextReader() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
    String text = StringDeserializer.instance.deserialize(json, context);
    return text == null ? null : TypedText.kept(text);
  }
}
