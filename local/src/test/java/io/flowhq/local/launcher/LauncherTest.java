package io.flowhq.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.launcher.Checkout.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {

    @TempDir
    Path base;

    private Checkout checkout;

    @BeforeEach
    void makeCheckout() throws Exception {
        checkout = new Checkout(base);
    }

    @ParameterizedTest
    @CsvSource({
        "upp,            Did you mean 'up'?",
        "demos,          Did you mean 'demo'?",
        "doctr,          Did you mean 'doctor'?",
        "up --verbose,   does not know '--verbose'",
        "demo --jsno,    Did you mean '--json'?",
        "worker --slot,  Did you mean '--slots'?",
        "worker --slots, wants a number",
        "worker --slots many, wants a number",
        "simulator --port 0, wants a number",
        "chaos --minuts 2, Did you mean '--minutes'?",
        "chaos --tenants none, wants a number",
        "chaos --seed, wants a number",
        "bench lst, Did you mean 'list'?",
        "bench --jsno, Did you mean '--json'?",
        "temporal instal, did you mean 'temporal install'?",
        "test --campaign, wants the name of a test class",
        "test -Dflowhq.minutes=2 --campaign, wants the name of a test class",
        "test --campaign NoSuchTest#works, no test class is named 'NoSuchTest'",
        "'test --campaign NoSuchTest,StressTest', no test class is named 'NoSuchTest'",
    })
    void answersAMistypedCallWithOneLineAndExitCode2(String call, String answer) throws Exception {
        Ended ended = checkout.run(call.split(" "));

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err().lines()).singleElement().asString().contains(answer);
        assertThat(ended.out()).isEmpty();
        assertThat(checkout.maven()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "up --help",
                "demo --help",
                "test --help",
                "shell --help",
                "worker --help",
                "simulator --help",
                "backup --help",
                "rotate-key --help",
                "sbom --help",
                "restore --help",
                "chaos --help",
                "bench --help",
                "doctor --help",
                "temporal --help"
            })
    void explainsEveryCommandWithoutBuildingAnything(String call) throws Exception {
        Ended ended = checkout.run(call.split(" "));

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains("./flowhq " + call.replace("--help", "").strip());
        assertThat(ended.err()).isEmpty();
        assertThat(checkout.maven()).isEmpty();
    }

    @Test
    void handsOverToJavaWithWhatItFound() throws Exception {
        Ended ended = checkout.run("up");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains("-Dflowhq.root=" + checkout.folder().toRealPath(), "local/target/local-exec.jar up")
                .contains("FLOWHQ_CHROMIUM=" + base.resolve("tools/chromium"))
                .contains("FLOWHQ_TEMPORAL=" + base.resolve("tools/bin/temporal"))
                .contains("FLOWHQ_HOME=" + checkout.folder().toRealPath().resolve(".flowhq"));
    }

    @Test
    void worksThroughALinkFromElsewhere() throws Exception {
        Path link =
                Files.createSymbolicLink(base.resolve("link"), checkout.folder().resolve("flowhq"));

        Process process = new ProcessBuilder("bash", link.toString(), "--help").start();

        assertThat(process.waitFor()).isZero();
    }

    @Test
    void buildsOnlyWhatChanged() throws Exception {
        checkout.run("up");
        checkout.run("up");
        assertThat(checkout.maven()).as("after two starts without a change").hasSize(1);

        checkout.source("web", "class Changed {}");
        checkout.run("up");

        assertThat(checkout.maven()).hasSize(2).last().asString().endsWith("-pl web -am");
    }

    @Test
    void buildsWhatIsBuiltUponAChangeAsWell() throws Exception {
        checkout.run("up");

        checkout.source("orchestrator/contract", "class Changed {}");
        checkout.run("up");

        assertThat(checkout.maven()).hasSize(2).last().asString().endsWith("-pl orchestrator/contract,web,shell -am");
    }

    @Test
    void doesNotBuildTheBrowsersPartForTheShell() throws Exception {
        Files.writeString(checkout.home().resolve("platform.json"), platform());

        checkout.run("shell", "tenant", "list");

        assertThat(checkout.maven()).singleElement().asString().contains("-pl shell -am");
        checkout.source("web", "class Changed {}");
        checkout.run("shell", "tenant", "list");
        assertThat(checkout.maven()).hasSize(1);
    }

    @Test
    void saysWhyABuildFailed() throws Exception {
        checkout.program("bin/mvn", """
                case " $* " in *" -version "*) echo "Apache Maven 3.8.7"; exit 0 ;; esac
                echo "[INFO] quiet"; echo "[ERROR] no such class"; exit 1""");

        Ended ended = checkout.run("up");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err())
                .contains("[ERROR] no such class", "flowhq-build.log")
                .doesNotContain("quiet");
    }

    @Test
    void givesTheShellTheAddressesOfTheRunningPlatform() throws Exception {
        Files.writeString(checkout.home().resolve("platform.json"), platform());

        Ended ended = checkout.run("shell", "tenant", "show", "Salon Zuri");

        assertThat(ended.out())
                .contains("shell-exec.jar tenant show Salon Zuri")
                .contains("DATABASE_URL=jdbc:postgresql://127.0.0.1:54320/flowhq?user=u&password=p")
                .contains("TEMPORAL_ADDRESS=127.0.0.1:7233", "TEMPORAL_NAMESPACE=shops");
    }

    @Test
    void theShellNeedsAPlatform() throws Exception {
        Ended ended = checkout.run("shell", "tenant", "list");

        assertThat(ended.exitCode()).isEqualTo(5);
        assertThat(ended.err().lines()).singleElement().asString().contains("./flowhq up");
    }

    @Test
    void theShellUsesAnotherPlatformWhenItIsGivenOne() throws Exception {
        Ended ended = checkout.with("DATABASE_URL", "postgresql://db/shops")
                .with("TEMPORAL_ADDRESS", "temporal:7233")
                .run("shell", "status");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("DATABASE_URL=postgresql://db/shops", "TEMPORAL_ADDRESS=temporal:7233");
    }

    @Test
    void sumsUpTheTestReportsOfThisRunAndKeepsMavensExitCode() throws Exception {
        report("web", "TEST-old.xml", "tests=\"100\" errors=\"0\" skipped=\"0\" failures=\"0\"");
        checkout.program("bin/mvn", """
                case " $* " in *" -version "*) echo "Apache Maven 3.8.7"; exit 0 ;; esac
                echo "called with $*"
                for module in web shell; do
                  mkdir -p $module/target/surefire-reports
                  printf '<?xml version="1.0"?>\\n<testsuite version="3.0" name="a" time="1.5" tests="5" errors="1" skipped="1" failures="1">\\n' \\
                    >$module/target/surefire-reports/TEST-a.xml
                done
                printf '  <testcase name="sends(Path)" classname="io.flowhq.web.A" time="1">\\n    <failure message="&#10;Expecting: &lt;1&gt;">\\n' \\
                  >>web/target/surefire-reports/TEST-a.xml
                printf '  <testcase name="prints" classname="io.flowhq.shell.B">\\n    <flakyError message="late">\\n' \\
                  >>shell/target/surefire-reports/TEST-a.xml
                exit 1""");

        Ended ended = checkout.run("test", "-Dsome=thing");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).contains("verify -Dsome=thing");
        assertThat(ended.out())
                .containsPattern("A\\.sends\\(Path\\) failed: +Expecting: <1>\n")
                .contains("B.prints passed at its second try: late\n");
        assertThat(ended.out().lines().toList()).last().isEqualTo("4 passed, 4 failed, 2 skipped");
    }

    @Test
    void aCampaignThatPlaysNothingIsNoSuccess() throws Exception {
        Path tests = Files.createDirectories(checkout.folder().resolve("web/src/test/java"));
        Files.writeString(tests.resolve("ShopTest.java"), "class ShopTest {}");

        Ended ended = checkout.run("test", "-Dflowhq.minutes=2", "--campaign", "ShopTest#sels,io.flowhq.ShopTest#buys");

        assertThat(checkout.maven())
                .singleElement()
                .asString()
                .contains(
                        "-Dtest=ShopTest#sels,io.flowhq.ShopTest#buys -Dflowhq.campaign=true -Dtest.timeout=4h",
                        "-Dflowhq.minutes=2");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("'ShopTest#sels,io.flowhq.ShopTest#buys' names no test");
    }

    @Test
    void doctorHandsOverWhatTheLauncherFound() throws Exception {
        Ended ended = checkout.run("doctor");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains("ok       JDK", "ok       Maven", "local-exec.jar doctor")
                .contains("FLOWHQ_CHROMIUM=" + base.resolve("tools/chromium"));
        assertThat(checkout.folder().resolve(".flowhq"))
                .as("doctor changes nothing")
                .doesNotExist();
    }

    @Test
    void doctorNamesAJdkThatIsMissingBeforeItBuildsAnything() throws Exception {
        Ended ended = checkout.with("FLOWHQ_JAVA_HOME", "/nowhere").run("doctor");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out().lines().filter(line -> line.contains("missing")))
                .singleElement()
                .asString()
                .contains("JDK", "or newer");
        assertThat(checkout.maven()).isEmpty();
    }

    @Test
    void refusesAJdkThatIsTooOld() throws Exception {
        Files.writeString(base.resolve("tools/jdk/release"), "JAVA_VERSION=\"17.0.15\"\n");

        Ended ended = checkout.run("up");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err().lines()).singleElement().asString().contains("FLOWHQ_JAVA_HOME", "no JDK 21 or newer");
    }

    @Test
    void refusesAChromiumThatIsNone() throws Exception {
        Ended ended = checkout.with("FLOWHQ_CHROMIUM", "/nowhere").run("up");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("FLOWHQ_CHROMIUM=/nowhere is no program that can be run.");
    }

    @Test
    void installsNoTemporalWhereOneIs() throws Exception {
        Ended ended = checkout.run("temporal", "install");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).contains("Temporal is there: " + base.resolve("tools/bin/temporal"));
    }

    @Test
    void buildsTemporalWhereItsReleaseCannotBeReached() throws Exception {
        Files.delete(base.resolve("tools/bin/temporal"));
        checkout.program("bin/curl", "exit 28");
        checkout.program("bin/go", "printf '#!/bin/sh\\necho built' >$GOBIN/temporal; chmod +x $GOBIN/temporal");

        Ended ended = checkout.run("temporal", "install");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).contains("Downloading Temporal", "Building Temporal");
        assertThat(base.resolve(".cache/flowhq/temporal-1.5.1/temporal")).isExecutable();
        assertThat(base.resolve(".cache/flowhq"))
                .isDirectoryNotContaining(path -> path.toString().contains("XXXX"));
    }

    private void report(String module, String name, String attributes) throws Exception {
        Path folder = Files.createDirectories(checkout.folder().resolve(module).resolve("target/surefire-reports"));
        Files.writeString(folder.resolve(name), "<testsuite name=\"old\" " + attributes + ">");
    }

    private static String platform() {
        return """
                {"web":"http://127.0.0.1:3000","simulator":"http://127.0.0.1:3100","temporal":"127.0.0.1:7233",\
                "namespace":"shops","temporalUi":"http://127.0.0.1:8233",\
                "databaseUrl":"jdbc:postgresql://127.0.0.1:54320/flowhq?user=u&password=p","processes":[]}
                """;
    }
}
