-- A chat in which an automaton answers the bot is a person's.
alter table chat_handoffs drop constraint chat_handoffs_cause_check;
alter table chat_handoffs
    add constraint chat_handoffs_cause_check check (cause in ('OWNER_WROTE', 'CUSTOMER_ASKED', 'STAFF', 'LOOP'));
