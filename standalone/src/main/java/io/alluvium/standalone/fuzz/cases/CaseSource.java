package io.alluvium.standalone.fuzz.cases;

/** Makes the input of cases. */
@FunctionalInterface
public interface CaseSource {

    /** One input: a function of the dice alone. */
    byte[] make(Dice dice);
}
