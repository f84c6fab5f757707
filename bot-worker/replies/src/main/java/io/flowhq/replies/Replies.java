package io.flowhq.replies;

import io.flowhq.replies.knowledge.QuestionSearch;
import io.flowhq.replies.slots.SlotFinder;
import io.flowhq.replies.slots.Slots;
import io.flowhq.replies.slots.ThingWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Answers customers from reply files. Immutable and safe for many threads; it keeps nothing about anyone.
 *
 * <p>A template is one file; {@code common.yml} holds what all share. A file in an additional folder adds a template, or
 * replaces the one of the same file name.
 */
public final class Replies {

    /** The template of a tenant that has no configuration. */
    public static final String NEUTRAL = "NEUTRAL";

    private static final String COMMON = "common.yml";

    private record Voice(ReplyTemplate template, MessageReader reader, ReplyComposer wording) {}

    private final Map<String, Voice> voices;
    private final SharedReplyData sharedReplyData;

    private Replies(Map<String, Voice> voices, SharedReplyData sharedReplyData) {
        this.voices = voices;
        this.sharedReplyData = sharedReplyData;
    }

    /** @throws InvalidReplyData with every fault of every file */
    public static Replies load() {
        return of(DataFiles.shipped());
    }

    /**
     * @param additional a folder whose {@code .yml} files come on top of those shipped
     * @throws InvalidReplyData with every fault of every file
     */
    public static Replies load(Path additional) {
        Map<String, String> files = new TreeMap<>(DataFiles.shipped());
        try {
            files.putAll(DataFiles.inFolder(additional));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the reply files in " + additional, e);
        }
        return of(files);
    }

    static Replies of(Map<String, String> files) {
        return of(files, example -> true);
    }

    /** @param wanted tells which example sentences are used; a measurement holds some back */
    static Replies of(Map<String, String> files, Predicate<String> wanted) {
        List<String> faults = new ArrayList<>();
        SharedReplyData sharedReplyData =
                SharedReplyData.of(DataFiles.read(COMMON, files.getOrDefault(COMMON, ""), faults));
        ExampleSentences examples = ExampleSentences.of(files, sharedReplyData.words(), wanted, faults);
        SlotFinder slotFinder = new SlotFinder();
        ThingWords thingWords = new ThingWords();
        QuestionSearch ownQuestions = new QuestionSearch(thingWords);
        List<FurtherLanguage> furtherLanguages = new ArrayList<>();
        files.forEach((file, text) -> {
            if (FurtherLanguage.isOne(file)) {
                furtherLanguages.add(FurtherLanguage.of(DataFiles.read(file, text, faults)));
            }
        });
        ToneWords tones = ToneWords.of(files, faults);
        Map<String, Voice> voices = new LinkedHashMap<>();
        files.forEach((file, text) -> {
            if (isTemplate(file)) {
                ReplyTemplate template = ReplyTemplate.of(DataFiles.read(file, text, faults), sharedReplyData);
                Voice voice = new Voice(
                        template,
                        new MessageReader(
                                template,
                                sharedReplyData,
                                examples,
                                file.substring(0, file.length() - ".yml".length()),
                                slotFinder,
                                ownQuestions),
                        new ReplyComposer(template, sharedReplyData, furtherLanguages, tones, slotFinder, thingWords));
                if (voices.putIfAbsent(template.name(), voice) != null) {
                    faults.add(file + ": the template " + template.name() + " is in another file already");
                }
            }
        });
        if (!voices.containsKey(NEUTRAL)) {
            faults.add("no file holds the template " + NEUTRAL);
        }
        if (!faults.isEmpty()) {
            throw new InvalidReplyData(faults);
        }
        return new Replies(voices, sharedReplyData);
    }

    private static boolean isTemplate(String file) {
        return !file.equals(COMMON)
                && !ExampleSentences.isOne(file)
                && !FurtherLanguage.isOne(file)
                && !ToneWords.isOne(file);
    }

    /** Names of the templates a tenant can choose. */
    public Set<String> templates() {
        Set<String> names = new TreeSet<>(voices.keySet());
        names.remove(NEUTRAL);
        return names;
    }

    /** Learns the examples of a template ahead of its first message, which would wait for it; costs nothing when done before. */
    public void prepare(String template) {
        voice(template).reader().prepare();
    }

    /** Whether a message to this template is read without learning its examples first. */
    public boolean isPrepared(String template) {
        return voice(template).reader().isPrepared();
    }

    /** What a template is called on a page. */
    public String title(String template, ReplyLanguage language) {
        return PlatformTexts.in(voice(template).template().title(), language);
    }

    /** Whether a text may pass for one in this language: it is not clearly in the other. */
    public boolean isIn(ReplyLanguage language, String text) {
        return sharedReplyData.languages().of(TokenizedMessage.of(text), language, language) == language;
    }

    public PlatformTexts texts() {
        return sharedReplyData.texts();
    }

    /** Answers always: a tenant without a template, or with one that is gone, thanks and promises to write back. */
    public Reply replyTo(Question question) {
        Voice voice = voice(question.template());
        TokenizedMessage tokenizedMessage = TokenizedMessage.of(question.text());
        ReplyLanguage language = sharedReplyData
                .languages()
                .of(
                        tokenizedMessage,
                        question.language(),
                        question.last().map(PreviousIntent::language).orElse(question.language()));
        return switch (question.kind()) {
            case VOICE -> toAPerson("voice", sharedReplyData.texts().voice, voice, language, question);
            case ORDER -> toAPerson("order_received", sharedReplyData.texts().order, voice, language, question);
            case UNREADABLE -> plainly("unreadable", sharedReplyData.texts().unreadable, voice, language, question);
            case CALL -> plainly("call", sharedReplyData.texts().call, voice, language, question);
            case LOCATION -> plainly("location", sharedReplyData.texts().location, voice, language, question);
            case TEXT, MEDIA, EMPTY -> replyToWords(voice, tokenizedMessage, language, question);
        };
    }

    private static Reply plainly(
            String name, Map<ReplyLanguage, String> text, Voice voice, ReplyLanguage language, Question question) {
        return voice.wording().sayPlainly(name, PlatformTexts.in(text, language), language, question);
    }

    private static Reply toAPerson(
            String name, Map<ReplyLanguage, String> text, Voice voice, ReplyLanguage language, Question question) {
        return voice.wording().sayForAPerson(name, PlatformTexts.in(text, language), language, question);
    }

    private Reply replyToWords(
            Voice voice, TokenizedMessage tokenizedMessage, ReplyLanguage language, Question question) {
        if (question.text().isBlank()) {
            return replyToNoText(voice, language, question);
        }
        return voice.wording().say(voice.reader().read(tokenizedMessage, question), language, question);
    }

    private Reply replyToNoText(Voice voice, ReplyLanguage language, Question question) {
        boolean media = question.kind() == QuestionKind.MEDIA;
        Optional<Intent> asked = media ? voice.reader().answerWithoutWords(question) : Optional.empty();
        if (asked.isPresent()) {
            Interpretation interpretation =
                    new Interpretation.Wants(asked.get(), List.of(), List.of(), false, Slots.NONE);
            return voice.wording().say(interpretation, language, question);
        }
        return media
                ? voice.wording()
                        .sayPlainly(
                                "media", PlatformTexts.in(sharedReplyData.texts().media, language), language, question)
                : voice.wording()
                        .sayPlainly(
                                "empty", PlatformTexts.in(sharedReplyData.texts().empty, language), language, question);
    }

    private Voice voice(String template) {
        return voices.getOrDefault(template, Objects.requireNonNull(voices.get(NEUTRAL), NEUTRAL));
    }
}
