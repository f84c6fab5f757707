package io.flowhq.client.form;

import io.flowhq.client.refusal.InvalidKnowledge;
import io.flowhq.replies.knowledge.Fact;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.OwnQuestion;
import io.flowhq.store.knowledge.Service;
import io.flowhq.store.knowledge.ShopFact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks what an owner told through and says all its faults at once. */
public final class KnowledgeFields {

    private static final int MAX_TEXT = 2_000;
    private static final int MAX_GREETING = 300;
    private static final int MAX_DESCRIPTION = 1_000;
    private static final int MAX_ALIASES = 20;
    private static final int MAX_ALIAS = 120;
    private static final int MAX_VARIANTS = 50;
    private static final int MAX_VARIANT = 300;
    private static final int MAX_MINUTES = 10_080;
    private static final int MAX_STOCK = 1_000_000;
    private static final BigDecimal MAX_PRICE = new BigDecimal("99999999999");
    private static final int MAX_DECIMALS = 2;
    private static final String USUAL_CURRENCY = "TZS";

    private final FormFields fields = new FormFields();

    private KnowledgeFields() {}

    /** @throws InvalidKnowledge with every fault */
    public static ShopFact fact(FactForm form) {
        KnowledgeFields read = new KnowledgeFields();
        String wanted = form.key() == null ? "" : form.key().strip().toLowerCase(Locale.ROOT);
        if (Fact.of(wanted).isEmpty()) {
            read.fields.fault(
                    "key",
                    "The fact is one of "
                            + Arrays.stream(Fact.values()).map(Fact::key).collect(Collectors.joining(", ")) + ".");
        }
        int longest = wanted.equals(Fact.GREETING.key()) ? MAX_GREETING : MAX_TEXT;
        String sw = read.text("text_sw", "The Swahili text", form.textSw(), longest);
        String en = read.text("text_en", "The English text", form.textEn(), longest);
        read.oneOfTwo("text_sw", sw, en);
        read.refuseFaults();
        return new ShopFact(wanted, sw, en);
    }

    /** @throws InvalidKnowledge with every fault */
    public static Service service(UUID id, ServiceForm form) {
        KnowledgeFields read = new KnowledgeFields();
        String name = read.fields.name("name", "The name", form.name());
        List<String> aliases = read.aliases(form.aliases());
        BigDecimal price = read.price(form.price());
        String currency = read.currency(form.currency());
        Integer minutes =
                read.number("duration_minutes", "The duration in minutes", form.durationMinutes(), 1, MAX_MINUTES);
        String description = read.text("description", "The description", form.description(), MAX_DESCRIPTION);
        read.refuseFaults();
        return new Service(id, String.valueOf(name), aliases, price, currency, minutes, description);
    }

    /** @throws InvalidKnowledge with every fault */
    public static CatalogueItem item(UUID id, CatalogueItemForm form) {
        KnowledgeFields read = new KnowledgeFields();
        String name = read.fields.name("name", "The name", form.name());
        List<String> aliases = read.aliases(form.aliases());
        BigDecimal price = read.price(form.price());
        String currency = read.currency(form.currency());
        Integer stock = read.number("stock", "The stock", form.stock(), 0, MAX_STOCK);
        String description = read.text("description", "The description", form.description(), MAX_DESCRIPTION);
        read.refuseFaults();
        return new CatalogueItem(id, String.valueOf(name), aliases, price, currency, stock, description);
    }

    /** @throws InvalidKnowledge with every fault */
    public static OwnQuestion question(UUID id, OwnQuestionForm form) {
        KnowledgeFields read = new KnowledgeFields();
        List<String> variants = read.list("variants", "A question", form.variants(), "\\R", MAX_VARIANTS, MAX_VARIANT);
        if (variants.isEmpty() && !read.fields.errors().containsKey("variants")) {
            read.fields.fault("variants", "Write at least one question, as customers word it.");
        }
        String sw = read.text("answer_sw", "The Swahili answer", form.answerSw(), MAX_TEXT);
        String en = read.text("answer_en", "The English answer", form.answerEn(), MAX_TEXT);
        read.oneOfTwo("answer_sw", sw, en);
        String from = form.taughtFrom() == null || form.taughtFrom().isBlank()
                ? null
                : read.text("taught_from", "The follow-up", form.taughtFrom(), MAX_ALIAS);
        read.refuseFaults();
        return new OwnQuestion(id, variants, sw, en, from);
    }

    private void oneOfTwo(String field, String sw, String en) {
        if (sw.isEmpty() && en.isEmpty() && !fields.errors().containsKey(field)) {
            fields.fault(field, "Write the text in Swahili or English.");
        }
    }

    private void refuseFaults() {
        Map<String, String> errors = fields.errors();
        if (!errors.isEmpty()) {
            throw new InvalidKnowledge(errors);
        }
    }

    /** Ordinary text of one line or several; empty when it is left out or has a fault. */
    private String text(String field, String called, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return "";
        }
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
        if (lines.codePoints().anyMatch(KnowledgeFields::isNoText)) {
            fields.fault(field, called + " must be ordinary text.");
            return "";
        }
        String shown = VisibleText.of(lines);
        if (shown.isEmpty()) {
            fields.fault(field, called + " has no visible character.");
        }
        if (shown.length() > longest) {
            fields.fault(field, called + " has " + shown.length() + " characters; " + longest + " is the most.");
            return "";
        }
        return shown;
    }

    private static boolean isNoText(int character) {
        return character != '\n'
                && (Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE);
    }

    private List<String> aliases(@Nullable String text) {
        return list("aliases", "Another word", text, "[,;\\r\\n]", MAX_ALIASES, MAX_ALIAS);
    }

    private List<String> list(
            String field, String called, @Nullable String text, String separator, int most, int longest) {
        Set<String> parts = new LinkedHashSet<>();
        for (String part : text == null ? new String[0] : text.split(separator)) {
            String said = text(field, called, part, longest);
            if (!said.isEmpty()) {
                parts.add(said);
            }
        }
        if (parts.size() > most) {
            fields.fault(field, "There are " + parts.size() + " of them; " + most + " is the most.");
        }
        return new ArrayList<>(parts);
    }

    private @Nullable BigDecimal price(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String digits = text.strip().replaceAll("[, ](?=\\d{3})", "");
        if (!digits.matches("\\d{1,12}(?:\\.\\d{1,2})?(?:/=)?")) {
            return fields.fault("price", "The price is a number like 850000 or 850,000.");
        }
        BigDecimal price = new BigDecimal(digits.replace("/=", ""));
        return price.compareTo(MAX_PRICE) > 0 || price.scale() > MAX_DECIMALS
                ? fields.fault("price", "The price is at most " + MAX_PRICE.toPlainString() + ".")
                : price;
    }

    private String currency(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return USUAL_CURRENCY;
        }
        String currency = text.strip().toUpperCase(Locale.ROOT);
        if (!currency.matches("[A-Z]{3}")) {
            fields.fault("currency", "The currency is three letters, as TZS or KES.");
        }
        return currency;
    }

    private @Nullable Integer number(String field, String called, @Nullable String text, int least, int most) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String digits = text.strip();
        if (digits.matches("\\d{1,9}")) {
            int number = Integer.parseInt(digits);
            if (number >= least && number <= most) {
                return number;
            }
        }
        return fields.fault(field, called + " is a whole number from " + least + " to " + most + ".");
    }
}
