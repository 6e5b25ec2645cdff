package io.alluvium.worker.follow;

/** Whoever uses the prompts. Called from one thread, one call at a time. */
public interface PromptReceiver {

    /**
     * An alias names this version now. When it returns, the version is in use.
     *
     * @throws PromptRefusedException if the version cannot be used here; the former one stays in use
     */
    void receive(PromptKey key, VerifiedPrompt prompt);

    /** An alias names nothing any more. */
    void remove(PromptKey key);
}
