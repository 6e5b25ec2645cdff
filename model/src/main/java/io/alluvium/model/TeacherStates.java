package io.alluvium.model;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the teachers of a batch have read: each teacher reads the rows that are its own.
 *
 * @param states last hidden states of every target token, [tokens, width], zeros where nobody teaches; empty without
 *     teachers
 * @param taught 1 for each target token of a row that counts: it has a teacher, or needs none
 */
record TeacherStates(List<PtNDArray> states, PtNDArray taught) {

    static TeacherStates of(NativeBackbone host, PtNDManager scope, StepRequest request) {
        TokenBatch batch = request.batch();
        Distillation distillation = request.taught();
        PtNDArray mask = mask(scope, request);
        List<PtNDArray> read = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int teacher = 0; teacher < distillation.teachers().size(); teacher++) {
            List<Integer> rows = new ArrayList<>();
            int token = 0;
            for (int row = 0; row < batch.rows(); row++) {
                int tokens = batch.targets()[row].length;
                if (distillation.teacherOfRow()[row] == teacher) {
                    rows.add(row);
                    for (int i = 0; i < tokens; i++) {
                        places.add(token + i);
                    }
                }
                token += tokens;
            }
            if (!rows.isEmpty()) {
                SoftPrompt prompt = distillation.teachers().get(teacher);
                read.add(new Reading(host, scope, prompt, batch.rows(rows))
                        .run("states")
                        .get(0));
            }
        }
        if (read.isEmpty()) {
            return new TeacherStates(List.of(), mask);
        }
        int[] index = places.stream().mapToInt(Integer::intValue).toArray();
        List<PtNDArray> whole =
                host.run(scope, "gather_states", read, BatchTensors.index(scope, index), (long) batch.tokens());
        return new TeacherStates(whole, mask);
    }

    private static PtNDArray mask(PtNDManager scope, StepRequest request) {
        int[][] targets = request.batch().targets();
        float[][] taught = new float[targets.length][];
        for (int row = 0; row < targets.length; row++) {
            taught[row] = new float[targets[row].length];
            Arrays.fill(taught[row], request.taught().counts(row) ? 1 : 0);
        }
        return BatchTensors.flat(scope, taught, request.batch().tokens());
    }
}
