package io.flowhq.replies.slots;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds telephone numbers of Tanzania and Kenya and the numbers of orders, receipts and tickets. */
final class CodeFinder {

    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:\\+?(25[45])|0)[ .-]?([17]\\d{2}|6\\d{2})[ .-]?(\\d{3})[ .-]?(\\d{3})(?!\\d)");
    private static final List<Pattern> REFERENCES = List.of(
            Pattern.compile("(?<![\\p{L}\\p{N}])(?=[A-Z]*\\d)(?=\\d*[A-Z])([A-Z0-9]{8,12})(?![\\p{L}\\p{N}])"),
            Pattern.compile("(?<![\\p{L}\\p{N}])([A-Z]{2,5}[-/]\\d{2,8}(?:[-/]\\d{2,8})*)(?![\\p{L}\\p{N}])"),
            Pattern.compile(
                    "(?i)(?:receipt|risiti|ref|reference|kumbukumbu)\\W{0,3}(?:no|namba|number)?\\W{0,3}([A-Z0-9]*\\d[A-Z0-9]{3,})"),
            Pattern.compile(
                    "(?i)(?:oda|order|agizo|ticket|tiketi|booking|job card|invoice)\\W{0,3}(?:yangu|my)?\\W{0,3}(?:no|namba|nambari|number|id)?\\W{0,3}(?:is|ni)?\\W{0,3}#?(\\d{3,10})(?![\\d,.]*\\d)"),
            Pattern.compile(
                    "(?i)(?:akaunti|account|acc|a/c|mita|meter)\\W{0,3}(?:yangu|my)?\\W{0,3}(?:no|namba|nambari|number)?\\W{0,3}(?:is|ni)?\\W{0,3}(\\d[\\d-]{3,14}\\d)"),
            Pattern.compile("#(\\d{3,10})"));

    private CodeFinder() {}

    static void find(SlotTokens tokens) {
        Matcher phone = PHONE.matcher(tokens.text());
        while (phone.find()) {
            String country = phone.group(1) == null ? "255" : phone.group(1);
            tokens.foundInText(
                    Slot.PHONE,
                    "+" + country + phone.group(2) + phone.group(3) + phone.group(4),
                    phone.start(),
                    phone.end());
        }
        for (Pattern pattern : REFERENCES) {
            Matcher matcher = pattern.matcher(tokens.text());
            if (!tokens.has(Slot.REFERENCE) && matcher.find()) {
                tokens.foundInText(Slot.REFERENCE, matcher.group(1), matcher.start(1), matcher.end(1));
            }
        }
    }
}
