package io.alluvium.registry.judge;

import io.alluvium.registry.rule.RuleBook;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** The way to a judge. */
public final class Judges {

    private Judges() {}

    /** Makes the processor that decides by those rules. */
    public static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> by(
            RuleBook rules, JudgeNames names) {
        Judge judge = new Judge(rules);
        return () -> new JudgeProcessor(judge, names);
    }
}
