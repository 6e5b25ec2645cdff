package io.alluvium.endtoend;

import io.alluvium.endtoend.client.Api;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A producer as it should be: what was not acknowledged is sent again.
 *
 * @param api where it offers
 * @param domain of what it offers
 * @param acknowledged how many texts were taken so far; it begins there
 */
record PatientProducer(Api api, String domain, AtomicInteger acknowledged) {

    /** Offers texts about rivers in the background until so many are taken. */
    Thread offerUpTo(int all) {
        Thread producer = new Thread(() -> offer(all), "producer");
        producer.start();
        return producer;
    }

    private void offer(int all) {
        while (acknowledged.get() < all) {
            int next = acknowledged.get();
            try {
                if (api.offer(domain, Texts.rivers(next, next + 2)).status() == 200) {
                    acknowledged.addAndGet(2);
                }
            } catch (UncheckedIOException e) {
                Thread.onSpinWait(); // Away; the same again.
            }
        }
    }
}
