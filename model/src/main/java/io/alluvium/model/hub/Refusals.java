package io.alluvium.model.hub;

/** From what a Hub answers to what a person can do about it. */
final class Refusals {

    private Refusals() {}

    /**
     * What was answered.
     *
     * @param status the status
     * @param code the Hub's own code; empty where it gives none
     * @param message the Hub's own words; empty where it gives none
     */
    record Answer(int status, String code, String message) {}

    /** The error for an answer about a file, or about the model itself where the file is empty. */
    static HubException of(ModelReference model, String file, Answer answer, HubSettings settings) {
        String what = file.isEmpty() ? model.toString() : model + ", file " + file;
        return new HubException(what + ": " + why(model, file, answer, settings) + said(answer));
    }

    private static String why(ModelReference model, String file, Answer answer, HubSettings settings) {
        String page = settings.endpoint() + "/" + model.repository();
        String token = settings.token() == null
                ? "no token was sent: set HF_TOKEN to one that may read it"
                : "the token in use (HF_TOKEN, or the one stored by hf auth login) may not read it";
        return switch (answer.code()) {
            case "GatedRepo" -> "the model is gated. Accept its terms at " + page + "; " + token + ".";
            case "RevisionNotFound" ->
                "the model has no revision \"" + model.revision() + "\". Its branches are at " + page + "/tree/main.";
            case "EntryNotFound" -> "the revision has no such file.";
            case "RepoNotFound" -> "there is no such model, or it is private; " + token + ".";
            default -> unnamed(file, answer, page, token);
        };
    }

    private static String unnamed(String file, Answer answer, String page, String token) {
        return switch (answer.status()) {
            case 401 -> "there is no such model, or it is private or gated; " + token + ".";
            case 403 -> "access is refused; see " + page + ", and " + token + ".";
            case 404 -> file.isEmpty() ? "there is no such model at " + page + "." : "there is no such file.";
            default -> "the answer has the unexpected status " + answer.status() + ".";
        };
    }

    private static String said(Answer answer) {
        return " (status " + answer.status() + (answer.message().isEmpty() ? "" : ": " + answer.message()) + ")";
    }
}
