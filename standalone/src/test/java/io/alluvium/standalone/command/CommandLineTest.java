package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.standalone.client.VersionName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Exit codes, help and messages. */
class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldHelpInEveryCommandAndListItsExitCodes() {
        // Given
        Deque<CommandLine> commands = new ArrayDeque<>();
        commands.add(AlluviumCommand.commandLine());

        // When, Then
        while (!commands.isEmpty()) {
            CommandLine command = commands.pop();
            commands.addAll(command.getSubcommands().values());
            assertThat(command.getUsageMessage()).as(command.getCommandName()).contains("--help", "Exit codes:");
            assertThat(command.getUsageMessage()).doesNotContain("DEFAULT-VALUE");
        }
    }

    @Test
    void shouldSayHowToStartAServerWhereNoneAnswers() {
        // When
        int code = run("prompts", "list", "--server", "http://127.0.0.1:1");

        // Then
        assertThat(code).isEqualTo(ExitCodes.SERVER_AWAY);
        assertThat(err.toString()).contains("No Alluvium answers at http://127.0.0.1:1", "./alluvium up");
    }

    @Test
    void shouldNameTheFileThatIsMissing() {
        // When
        int code = run("produce", "--domain", "news", "/nowhere/news.jsonl");

        // Then
        assertThat(code).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("There is no file /nowhere/news.jsonl");
    }

    @Test
    void shouldRefuseAWrongCommandLine() {
        // When, Then
        assertThat(run("produce")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("sing")).isEqualTo(ExitCodes.USAGE);
        assertThat(run()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void shouldReadNamesOfVersions() {
        // When, Then
        assertThat(VersionName.parse("news")).isEqualTo(new VersionName("news", 0, "live"));
        assertThat(VersionName.parse("news@7")).isEqualTo(new VersionName("news", 7, ""));
        assertThat(VersionName.parse("news:candidate")).isEqualTo(new VersionName("news", 0, "candidate"));
        assertThat(run("prompts", "show", "news@x")).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("'news@x' names no version");
        assertThat(run("prompts", "show", "news@0")).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("'news@0' names no version");
    }

    private int run(String... arguments) {
        return AlluviumCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
