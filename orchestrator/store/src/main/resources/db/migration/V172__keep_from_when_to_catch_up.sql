-- From when on a page is still to be asked what was missed; null when the last one that was asked has said it. What is
-- logged meanwhile does not make it younger.
alter table whatsapp_sessions add column catch_up_from timestamptz;
