package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.endtoend.client.ExampleStream;
import io.alluvium.endtoend.client.Log;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Topics;
import java.util.List;

/** What became of examples, as the learners' own counters say. */
final class Learned {

    private Learned() {}

    /** Ends the batches, and returns when each of so many examples of each domain counted once. */
    static void await(Log log, List<ExampleStream> domains, int examples) {
        domains.forEach(domain -> domain.cut(log));
        for (ExampleStream domain : domains) {
            Await.until(domain + " to be learned").untilAsserted(() -> {
                List<DomainProgress> progress = log.read(Topics.PROGRESS, domain.domain(), DomainProgress.class);
                assertThat(progress).isNotEmpty();
                DomainProgress last = progress.get(progress.size() - 1);
                assertThat(last.getAcceptedRecords()).isEqualTo(examples);
                assertThat(last.getHeldOutRecords()).isEqualTo(ExampleStream.heldOut(examples));
                assertThat(last.getTrainedRecords()).isEqualTo(examples - ExampleStream.heldOut(examples));
                assertThat(last.getPendingRecords()).isZero();
            });
        }
    }
}
