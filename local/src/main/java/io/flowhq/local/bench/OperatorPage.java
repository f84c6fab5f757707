package io.flowhq.local.bench;

import io.flowhq.local.scenario.AdminApi;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Scanner;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A tenant's page as a browser keeps it fresh: it listens to the event stream and fetches itself when told of a message. */
final class OperatorPage implements AutoCloseable {

    static final int MESSAGES = 50;

    private static final String MESSAGE_ARRIVED = "event:message-arrived";
    private static final String CUSTOMER = "255754003000";
    private static final long PAUSE_MILLIS = 400;
    private static final long TIMEOUT_SECONDS = 30;

    private final AdminApi admin;
    private final Business business;
    private final InputStream stream;
    private final LinkedBlockingQueue<String> news = new LinkedBlockingQueue<>();

    private OperatorPage(AdminApi admin, Business business, InputStream stream) {
        this.admin = admin;
        this.business = business;
        this.stream = stream;
    }

    static OperatorPage open(AdminApi admin, URI web, Business business) throws IOException, InterruptedException {
        OperatorPage page = new OperatorPage(admin, business, admin.events(business));
        Thread.ofVirtual().start(page::listen);
        return page;
    }

    private void listen() {
        try (Scanner lines = new Scanner(stream)) {
            while (lines.hasNextLine()) {
                if (lines.nextLine().equals(MESSAGE_ARRIVED)) {
                    news.add(MESSAGE_ARRIVED);
                }
            }
        }
    }

    /** @return milliseconds from the customer's message to a page that shows it */
    long messageToSeen(SimulatedWhatsApp whatsApp, int n) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        news.clear();
        String text = "Swali la kipimo " + n + ".";
        Stopwatch stopwatch = Stopwatch.start();
        whatsApp.customerWrites(CUSTOMER, business.number(), text);
        while (news.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS) != null) {
            if (admin.page(business).contains(text)) {
                return stopwatch.millis();
            }
        }
        throw new StepFailed("the page was told of no message within " + TIMEOUT_SECONDS + " s");
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
