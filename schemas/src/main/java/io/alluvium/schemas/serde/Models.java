package io.alluvium.schemas.serde;

import org.apache.avro.specific.SpecificData;

/** How Avro treats the records of one class: with the class's own loader, conversions and generated coders. */
final class Models {

    private Models() {}

    // The record's own class loader: Avro may sit in another one where an application server reloads classes.
    static SpecificData of(Class<?> kind) {
        SpecificData model = new SpecificData(kind.getClassLoader());
        SpecificData.getForClass(kind).getConversions().forEach(model::addLogicalTypeConversion);
        model.setCustomCoders(true);
        return model;
    }
}
