-- Who asked not to be written to is left alone until they ask to be answered again, or a person lifts it: a hand-off of a
-- cause of its own, so that every rule for a silent chat holds for it. The column that was meant for it was never used.
alter table chat_handoffs drop constraint chat_handoffs_cause_check;
alter table chat_handoffs
    add constraint chat_handoffs_cause_check
        check (cause in ('OWNER_WROTE', 'CUSTOMER_ASKED', 'STAFF', 'LOOP', 'OPTED_OUT'));

alter table contacts drop column opted_out_at;
