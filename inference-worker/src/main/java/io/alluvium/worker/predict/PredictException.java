package io.alluvium.worker.predict;

import io.alluvium.worker.follow.FollowException;
import io.alluvium.worker.follow.PromptDamagedException;
import io.alluvium.worker.follow.PromptRefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request gets no answer; the message is for whoever sent it. */
public final class PredictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final @Nullable String parameter;

    private PredictException(Problem problem, @Nullable String parameter, String message) {
        super(message);
        this.problem = problem;
        this.parameter = parameter;
    }

    /** A refusal that no single parameter is the reason of. */
    public static PredictException of(Problem problem, String message) {
        return new PredictException(problem, null, message);
    }

    /** A refusal because of one parameter. */
    public static PredictException of(Problem problem, String parameter, String message) {
        return new PredictException(problem, parameter, message);
    }

    /** A refusal because a version could not be had. */
    public static PredictException of(FollowException reason) {
        Problem problem = Problem.REGISTRY_AWAY;
        if (reason instanceof PromptDamagedException) {
            problem = Problem.DAMAGED_VERSION;
        } else if (reason instanceof PromptRefusedException) {
            problem = Problem.UNUSABLE_VERSION;
        }
        return new PredictException(problem, "model", reason.getMessage());
    }

    /** Why. */
    public Problem problem() {
        return problem;
    }

    /** The parameter that is the reason, if one is. */
    public Optional<String> parameter() {
        return Optional.ofNullable(parameter);
    }
}
