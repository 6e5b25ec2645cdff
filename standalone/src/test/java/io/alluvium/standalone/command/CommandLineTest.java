package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.standalone.client.VersionName;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Exit codes, help and messages. */
class CommandLineTest {

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
        CommandRun run = CommandRun.of("prompts", "list", "--server", "http://127.0.0.1:1");

        // Then
        assertThat(run.exitCode()).isEqualTo(ExitCodes.SERVER_AWAY);
        assertThat(run.err()).contains("No Alluvium answers at http://127.0.0.1:1", "./alluvium up");
    }

    @Test
    void shouldNameTheFileThatIsMissing() {
        // When
        CommandRun run = CommandRun.of("produce", "--domain", "news", "/nowhere/news.jsonl");

        // Then
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err()).contains("There is no file /nowhere/news.jsonl");
    }

    @Test
    void shouldRefuseAWrongCommandLine() {
        // When, Then
        assertThat(CommandRun.of("produce").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(CommandRun.of("sing").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(CommandRun.of().exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void shouldReadNamesOfVersions() {
        // When, Then
        assertThat(VersionName.parse("news")).isEqualTo(new VersionName("news", 0, "live"));
        assertThat(VersionName.parse("news@7")).isEqualTo(new VersionName("news", 7, ""));
        assertThat(VersionName.parse("news:candidate")).isEqualTo(new VersionName("news", 0, "candidate"));
        CommandRun unknown = CommandRun.of("prompts", "show", "news@x");
        assertThat(unknown.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(unknown.err()).contains("'news@x' names no version");
        CommandRun zeroth = CommandRun.of("prompts", "show", "news@0");
        assertThat(zeroth.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(zeroth.err()).contains("'news@0' names no version");
    }
}
