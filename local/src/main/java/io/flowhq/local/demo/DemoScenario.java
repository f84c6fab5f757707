package io.flowhq.local.demo;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.process.StartFailed;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import io.flowhq.local.scenario.StepFailed;
import io.flowhq.local.scenario.TemporalCli;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The scenario of one tenant, from an empty home to a stop and a second start, played against a platform that runs for it
 * alone. Every step looks where a person would look: at the page, at the phone, in the database, in Temporal.
 */
public final class DemoScenario implements AutoCloseable {

    private static final String NUMBER = "255712345678";
    private static final String CUSTOMER = "255754000111";
    private static final String BUSINESS = "Salon Zuri";
    private static final String FIRST_QUESTION = "Habari, nataka kuweka miadi ya kusuka nywele";
    private static final String QUESTION_MEANWHILE = "Samahani, bei ya huduma ya nywele ni shilingi ngapi?";

    static final Duration STEP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofSeconds(90);

    private final LocalPlatform localPlatform;
    private final HomeDirectory homeDirectory;
    private final Path chromium;
    private final Path temporal;

    private @Nullable RunningPlatform running;
    private @Nullable AdminPages pages;
    private String tenant = "";
    private String deviceId = "";
    private String questionMeanwhile = "";

    public DemoScenario(LocalPlatform localPlatform, HomeDirectory homeDirectory, Path chromium, Path temporal) {
        this.localPlatform = localPlatform;
        this.homeDirectory = homeDirectory;
        this.chromium = chromium;
        this.temporal = temporal;
    }

    /** Plays the steps in order up to the first that does not hold; tells of each as it ends. */
    public boolean play(Consumer<StepOutcome> told) {
        int number = 0;
        for (DemoStep demoStep : steps()) {
            StepOutcome outcome = play(++number, demoStep);
            told.accept(outcome);
            if (!outcome.held()) {
                return false;
            }
        }
        return true;
    }

    private List<DemoStep> steps() {
        return List.of(
                new DemoStep("the platform is up and its pages answer", this::platformUp),
                new DemoStep("a tenant is created in the web form", this::createTenant),
                new DemoStep("its start button is pressed", this::pressStart),
                new DemoStep("the QR code on the admin page is read and scanned by the phone", this::scan),
                new DemoStep("the page and the database say the tenant is active", this::isActive),
                new DemoStep("a customer's Swahili message is answered in Swahili", this::answeredInSwahili),
                new DemoStep("question and answer are logged as two rows", this::bothRowsAreLogged),
                new DemoStep("Temporal finds the workflow by TenantStatus", this::temporalFindsIt),
                new DemoStep("the worker is killed and the page shows the tenant recovering", this::workerKilled),
                new DemoStep("the tenant is active again without a scan", this::activeAgain),
                new DemoStep("the message written meanwhile is answered exactly once", this::answeredOnce),
                new DemoStep("stop closes the browser and leaves none behind", this::stopLeavesNoBrowser),
                new DemoStep("started again it is active without a scan", this::startedAgain),
                new DemoStep("the platform goes down and nothing listens any more", this::platformDown));
    }

    private void platformUp() throws Exception {
        try {
            running = localPlatform.start();
        } catch (StartFailed e) {
            throw new StepFailed(e.withLog());
        }
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            for (String address : List.of(
                    running().web() + "/admin/tenants",
                    running().simulator() + "/phones",
                    running().temporalUi() + "/")) {
                int status = client.send(
                                HttpRequest.newBuilder(URI.create(address)).build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    throw new StepFailed(address + " answered " + status);
                }
            }
        }
    }

    private void createTenant() throws IOException, InterruptedException {
        whatsApp().addPhone(NUMBER, BUSINESS);
        pages = new AdminPages(chromium, running().web());
        pages().signIn(adminPassword());
        tenant = pages().createTenant("zuri", NUMBER, BUSINESS);
    }

    private void pressStart() {
        pages().press("Start");
        pages().seeState("Needs linking", A_WHILE);
    }

    /** Like a person, tries once more when the code changes at the very moment it is scanned. */
    private void scan() throws IOException, InterruptedException {
        try {
            whatsApp().scan(NUMBER, pages().readQrCode(STEP_TIMEOUT));
        } catch (StepFailed codeRanOut) {
            whatsApp().scan(NUMBER, pages().readQrCode(STEP_TIMEOUT));
        }
        deviceId = theLinkedDevice();
    }

    private void isActive() {
        pages().seeState("Online", STEP_TIMEOUT);
        PollUntil.see("status ACTIVE in the database", STEP_TIMEOUT, rows()::status, "ACTIVE"::equals);
    }

    private void answeredInSwahili() throws IOException, InterruptedException {
        String question = whatsApp().customerWrites(CUSTOMER, NUMBER, FIRST_QUESTION);
        String answer = PollUntil.seePresent(
                "answer in the customer's chat",
                STEP_TIMEOUT,
                () -> answersAfter(question).stream().findFirst());
        if (!SwahiliDetector.isLanguageOf(answer)
                || !answer.toLowerCase(Locale.ROOT).contains("siku na saa")) {
            throw new StepFailed("an answer that is not the Swahili one to a booking: " + answer);
        }
        pages().seeMessage(FIRST_QUESTION, STEP_TIMEOUT);
    }

    private void bothRowsAreLogged() {
        List<TenantRows.LoggedMessage> logged =
                PollUntil.see("two rows in message_logs", STEP_TIMEOUT, rows()::messages, rows -> rows.size() == 2);
        TenantRows.LoggedMessage in = logged.get(0);
        TenantRows.LoggedMessage out = logged.get(1);
        boolean asTold = in.direction().equals("IN")
                && in.text().equals(FIRST_QUESTION)
                && out.direction().equals("OUT")
                && "BOOKING".equals(out.template())
                && "SW".equals(out.language());
        if (!asTold) {
            throw new StepFailed("the rows " + logged);
        }
    }

    private void temporalFindsIt() {
        TemporalCli cli =
                new TemporalCli(temporal, running().temporal(), running().namespace());
        PollUntil.see(
                "workflow tenant-" + tenant + " with TenantStatus='ACTIVE'",
                STEP_TIMEOUT,
                () -> cli.find("TenantStatus='ACTIVE'"),
                List.of("tenant-" + tenant)::equals);
    }

    private void workerKilled() throws IOException, InterruptedException {
        long pid = homeDirectory
                .platformFile()
                .read()
                .orElseThrow(() -> new StepFailed("no platform.json"))
                .process(LocalPlatform.FIRST_WORKER)
                .pid();
        ProcessHandle.of(pid)
                .orElseThrow(() -> new StepFailed("no process " + pid + ", which platform.json names"))
                .destroyForcibly();
        questionMeanwhile = whatsApp().customerWrites(CUSTOMER, NUMBER, QUESTION_MEANWHILE);
        pages().seeState("Recovering", A_WHILE);
    }

    private void activeAgain() throws IOException, InterruptedException {
        pages().seeState("Online", A_WHILE);
        PollUntil.see("status ACTIVE in the database", STEP_TIMEOUT, rows()::status, "ACTIVE"::equals);
        sameLink();
    }

    private void answeredOnce() throws IOException, InterruptedException {
        PollUntil.seePresent(
                "answer to the message written meanwhile",
                A_WHILE,
                () -> answersAfter(questionMeanwhile).stream().findFirst());
        stillOneAnswer();
    }

    private void stillOneAnswer() throws IOException, InterruptedException {
        List<String> answers = answersAfter(questionMeanwhile);
        if (answers.size() != 1) {
            throw new StepFailed(answers.size() + " answers to one message: " + answers);
        }
    }

    private void stopLeavesNoBrowser() {
        pages().press("Stop");
        pages().seeState("Stopped", A_WHILE);
        PollUntil.see("end of the tenant's browser", STEP_TIMEOUT, () -> localPlatform.browsers(), List::isEmpty);
    }

    private void startedAgain() throws IOException, InterruptedException {
        pages().press("Start");
        pages().seeState("Online", A_WHILE);
        sameLink();
        stillOneAnswer();
    }

    private void platformDown() throws IOException {
        close();
        localPlatform.stop();
        List<Long> alive = running().processes().stream()
                .map(RunningPlatform.NamedProcess::pid)
                .filter(pid ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent())
                .toList();
        if (!alive.isEmpty()) {
            throw new StepFailed("processes still there: " + alive);
        }
        if (localPlatform.listens()) {
            throw new StepFailed("a port on which something still listens");
        }
        if (Files.exists(homeDirectory.platformFile().file())) {
            throw new StepFailed("a platform.json of a platform that is down");
        }
    }

    /** The one linked device has to be the one that was scanned, and no code may be shown. */
    private void sameLink() throws IOException, InterruptedException {
        String now = theLinkedDevice();
        if (!now.equals(deviceId)) {
            throw new StepFailed("device " + now + " is linked, not " + deviceId + " that was scanned");
        }
        if (pages().showsQrCode()) {
            throw new StepFailed("a QR code that asks for a new scan");
        }
    }

    private String theLinkedDevice() throws IOException, InterruptedException {
        List<SimulatedWhatsApp.Device> linked = whatsApp().linkedDevices(NUMBER);
        if (linked.size() != 1) {
            throw new StepFailed("linked devices " + linked + " where one was expected");
        }
        return linked.getFirst().id();
    }

    private List<String> answersAfter(String question) throws IOException, InterruptedException {
        return whatsApp().chat(NUMBER, CUSTOMER).stream()
                .dropWhile(line -> !line.id().equals(question))
                .filter(line -> line.by().equals("device"))
                .map(SimulatedWhatsApp.Line::text)
                .toList();
    }

    private String adminPassword() throws IOException {
        String file = running().adminPasswordFile();
        if (file == null) {
            throw new StepFailed("a platform without a password file");
        }
        return Files.readString(Path.of(file)).strip();
    }

    private TenantRows rows() {
        return new TenantRows(running().databaseUrl(), UUID.fromString(tenant));
    }

    private SimulatedWhatsApp whatsApp() {
        return new SimulatedWhatsApp(URI.create(String.valueOf(running().simulator())));
    }

    private RunningPlatform running() {
        return Optional.ofNullable(running).orElseThrow(() -> new StepFailed("no platform"));
    }

    private AdminPages pages() {
        return Optional.ofNullable(pages).orElseThrow(() -> new StepFailed("no page"));
    }

    private static StepOutcome play(int number, DemoStep demoStep) {
        long start = System.nanoTime();
        Optional<String> seenInstead = Optional.empty();
        try {
            demoStep.action().play();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            seenInstead = Optional.of("an interruption");
        } catch (Exception e) {
            seenInstead = Optional.of(e instanceof StepFailed told ? String.valueOf(told.getMessage()) : e.toString());
        }
        return new StepOutcome(number, demoStep.name(), Duration.ofNanos(System.nanoTime() - start), seenInstead);
    }

    /** Closes the browser of the story; the platform is its owner's. */
    @Override
    public void close() {
        if (pages != null) {
            pages.close();
            pages = null;
        }
    }
}
